import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { valueOnWire } from "../services/coupon-view.ts";
import { NONE, useCounts } from "../services/use-counts.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";

const titles = z.record(z.string(), z.string());

/** A promotion with FOSSBilling's fields; `applies_to` and `cgroups` are titles by id. */
export const promoSchema = z.object({
  id: z.int(),
  code: z.string().nullable(),
  description: z.string().nullable(),
  type: z.string(),
  value: z.number(),
  currency: z.string(),
  maxuses: z.int(),
  used: z.int(),
  freesetup: z.boolean(),
  once_per_client: z.boolean(),
  recurring: z.boolean(),
  active: z.boolean(),
  products: z.array(z.int()),
  periods: z.array(z.string()),
  client_groups: z.array(z.int()),
  start_at: z.string().nullable(),
  end_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  applies_to: titles,
  cgroups: titles,
  redemption_count: z.int(),
  can_be_deleted: z.boolean(),
});

export type PromoView = z.output<typeof promoSchema>;

/** Promotions as FOSSBilling shows them, in the order given. */
export async function promoViews(scope: Scope, rows: readonly PromoRow[]): Promise<readonly PromoView[]> {
  const ids = rows.map(({ id }) => id);
  const uses = await useCounts(scope, ids);
  const redemptions = await redemptionCounts(scope, ids);
  const products = await titlesOf(
    scope,
    "product",
    rows.flatMap((row) => row.products ?? []),
  );
  const groups = await titlesOf(
    scope,
    "client_group",
    rows.flatMap((row) => row.client_groups ?? []),
  );
  return rows.map((row) => {
    const redemption_count = redemptions.get(row.id) ?? 0;
    return {
      id: row.id,
      code: row.code,
      description: row.description?.[scope.language] ?? row.description?.en ?? row.description?.de ?? null,
      type: row.type,
      value: valueOnWire(row, scope.shop.currency),
      currency: scope.shop.currency,
      maxuses: row.maxuses,
      used: (uses.get(row.id) ?? NONE).used,
      freesetup: row.freesetup,
      once_per_client: row.once_per_client,
      recurring: row.recurring,
      active: row.active,
      products: row.products ?? [],
      periods: row.periods ?? [],
      client_groups: row.client_groups ?? [],
      start_at: row.start_at?.toISOString() ?? null,
      end_at: row.end_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
      applies_to: pick(products, row.products),
      cgroups: pick(groups, row.client_groups),
      redemption_count,
      can_be_deleted: redemption_count === 0,
    };
  });
}

async function redemptionCounts(scope: Scope, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await couponTables(scope)
    .selectFrom("promo_redemption")
    .select(["promo_id", sql<number>`count(*)::int`.as("count")])
    .where("promo_id", "in", ids)
    .groupBy("promo_id")
    .execute();
  return new Map(rows.map(({ promo_id, count }) => [promo_id, count]));
}

async function titlesOf(scope: Scope, table: "product" | "client_group", ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await couponTables(scope)
    .selectFrom(table)
    .select(["id", "title"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function pick(known: ReadonlyMap<number, string>, ids: readonly number[] | null): Record<string, string> {
  return Object.fromEntries((ids ?? []).flatMap((id) => (known.has(id) ? [[String(id), known.get(id) ?? ""]] : [])));
}
