import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import type { CouponTerms } from "../terms.ts";
import { termsFromJson } from "../terms-json.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { couponSummary } from "./coupon-summary.ts";

export const historySchema = z.object({
  version: z.int(),
  created_at: z.string(),
  by: z.string().nullable().describe("The name of the staff member"),
  summary: z.string().describe("What the coupon said in this version"),
  changed: z.array(z.string()).describe("Names of the terms that differ from the version before; empty for the first one"),
  redemptions: z.int().describe("Uses that were priced with this version, taken back ones included"),
});

export type CouponHistory = z.input<typeof historySchema>;

/** Every version of a coupon's terms, newest first. */
export async function couponHistory(scope: Scope, { id }: Pick<PromoRow, "id">): Promise<CouponHistory[]> {
  const db = couponTables(scope);
  const rows = await db
    .selectFrom("promo_version")
    .leftJoin("admin", "admin.id", "promo_version.admin_id")
    .select(["promo_version.version", "promo_version.created_at", "promo_version.terms", "admin.name"])
    .where("promo_id", "=", id)
    .orderBy("version", "desc")
    .limit(MOST_SHOWN)
    .execute();
  const uses = await db
    .selectFrom("promo_redemption")
    .select(({ fn }) => ["promo_version", fn.countAll<bigint>().as("count")])
    .where("promo_id", "=", id)
    .groupBy("promo_version")
    .execute();
  const usesOf = new Map(uses.map(({ promo_version, count }) => [promo_version, Number(count)]));
  const versions = rows.map((row) => ({ row, terms: termsFromJson(row.terms) }));
  return versions.map(({ row, terms }, index) => ({
    version: row.version,
    created_at: row.created_at.toISOString(),
    by: row.name,
    summary: couponSummary(scope.wiring, terms, scope.language, scope.shop.timeZone),
    changed: changedTerms(terms, versions[index + 1]?.terms),
    redemptions: usesOf.get(row.version) ?? 0,
  }));
}

const MOST_SHOWN = 200;

function changedTerms(terms: CouponTerms, before: CouponTerms | undefined): string[] {
  if (before === undefined) return [];
  const names = new Set([...Object.keys(terms), ...Object.keys(before)]) as ReadonlySet<keyof CouponTerms>;
  return [...names].filter((name) => name !== "version" && !isDeepStrictEqual(terms[name], before[name]));
}
