import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { couponTables } from "../tables.ts";
import type { CouponTerms } from "../terms.ts";
import { type PromoRow, termsOfRow } from "../terms-of-row.ts";

/** A version of a coupon, with the rest of its row where that was read. */
export type CouponVersion = PromoRow | (Partial<PromoRow> & Pick<PromoRow, "id" | "version">);

/**
 * The terms of coupons by id, from their rows where those were read. A version never changes, so others are read once by each host and
 * then remembered; one that was edited just now comes in its newest version.
 */
export async function knownTerms(scope: Scope, coupons: readonly CouponVersion[]): Promise<ReadonlyMap<number, CouponTerms>> {
  const { currency } = scope.shop;
  const memory = memoryOf(scope.wiring);
  const terms = new Map<number, CouponTerms>();
  for (const coupon of coupons) {
    const own = isWhole(coupon) ? termsOfRow(coupon, currency) : memory.get(keyOf(coupon, currency));
    if (own !== undefined) terms.set(coupon.id, own);
  }
  // The inner select hides from the planner how many there are: knowing that, it would plan anew at each use.
  const missing = coupons.filter(({ id }) => !terms.has(id)).map(({ id }) => id);
  if (missing.length === 0) return terms;
  const rows = await couponTables(scope)
    .selectFrom("promo")
    .selectAll()
    .where("id", "in", sql<number>`(select unnest((select ${missing}::int[])))`)
    .execute();
  if (memory.size > MOST_REMEMBERED) memory.clear();
  for (const row of rows) {
    const read = termsOfRow(row, currency);
    terms.set(row.id, read);
    memory.set(keyOf(row, currency), read);
  }
  return terms;
}

const memories = new WeakMap<Wiring, Map<string, CouponTerms>>();
const MOST_REMEMBERED = 20_000;

function isWhole(coupon: CouponVersion): coupon is PromoRow {
  return coupon.internal_name !== undefined;
}

function memoryOf(wiring: Wiring): Map<string, CouponTerms> {
  const memory = memories.get(wiring) ?? new Map<string, CouponTerms>();
  memories.set(wiring, memory);
  return memory;
}

function keyOf({ id, version }: Pick<PromoRow, "id" | "version">, currency: string): string {
  return `${id}:${version}:${currency}`;
}
