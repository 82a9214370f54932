import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";
import { isActive, isExpired, LOT_ORIGINS } from "../ledger/lot.ts";
import { loyaltyTables } from "../tables.ts";
import { lotFrom } from "./open-wallet.ts";

/** Points that were earned together and expire together. */
export const lotSchema = z.object({
  id: z.int(),
  origin: z.enum(LOT_ORIGINS),
  status: z.enum(["pending", "available", "used", "expired"]),
  points: z.int().describe("What it was opened with"),
  remaining: z.int(),
  held: z.int(),
  invoice_id: z.int().nullable(),
  active_from: z.string(),
  expires_at: z.string().nullable(),
  created_at: z.string(),
});

export type ListedLot = z.output<typeof lotSchema>;

type Filters = PageRequest & { readonly client_id: number; readonly open?: boolean | undefined };

/** One page of a client's lots in the order in which they are spent: what expires first comes first, and what is gone last. */
export async function listLots(scope: Scope, filters: Filters): Promise<Page<ListedLot>> {
  const own = loyaltyTables(scope).selectFrom("loyalty_points_lot").where("client_id", "=", filters.client_id);
  const lots = filters.open === true ? own.where("remaining", ">", 0n) : own;
  const rows = await lots
    .selectAll()
    .orderBy(({ eb }) => eb("remaining", "=", 0n))
    .orderBy("expires_at", (order) => order.asc().nullsLast())
    .orderBy("created_at")
    .orderBy("id")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await lots.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map((row): ListedLot => {
    const lot = lotFrom(row);
    const status = isExpired(lot, scope.now) && lot.remaining > lot.held ? "expired" : isActive(lot, scope.now) ? "available" : "pending";
    return {
      id: row.id,
      origin: row.origin,
      status: lot.remaining === 0n ? (lot.lapsed > 0n ? "expired" : "used") : status,
      points: Number(row.points),
      remaining: Number(row.remaining),
      held: Number(row.held),
      invoice_id: row.invoice_id,
      active_from: row.active_from.toISOString(),
      expires_at: row.expires_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
    };
  });
  return pageOf(list, Number(total), filters);
}
