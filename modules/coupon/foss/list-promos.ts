import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, pageOf } from "#core/kernel/page.ts";
import { statusSql } from "../services/coupon-status.ts";
import { couponSearch } from "../services/search-text.ts";
import { couponTables } from "../tables.ts";
import type { promoFilters } from "./promo-input.ts";
import { type PromoView, promoViews } from "./promo-view.ts";

/** One page of promotions, newest first. */
export async function listPromos(scope: Scope, filters: z.output<typeof promoFilters>): Promise<Page<PromoView>> {
  const { id, search = "", status } = filters;
  const wanted = status === "disabled" ? "inactive" : status;
  const found = search === "" ? undefined : await couponSearch(scope, search);
  const matching = couponTables(scope)
    .selectFrom("promo")
    .where("promo.deleted_at", "is", null)
    .$if(id !== undefined, (promos) => promos.where("promo.id", "=", id ?? 0))
    .$if(found !== undefined, (promos) => (found === undefined ? promos : promos.where(found.matches)))
    .$if(wanted !== undefined, (promos) => promos.where(statusSql(scope.now), "=", wanted ?? "active"));
  const rows = await matching.selectAll("promo").orderBy("promo.id", "desc").limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(await promoViews(scope, rows), Number(total), filters);
}
