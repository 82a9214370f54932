import type { Scope } from "#core/events/scope.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";
import { couponTables } from "../tables.ts";

/** One try of a code. `outcome` is `granted` or the code of the refusal. */
export type Attempt = {
  readonly couponId: number | undefined;
  /** Kept as a keyed hash, and only when no coupon has it. */
  readonly code: string | undefined;
  readonly outcome: string;
};

/** Logs tries of codes, and in which carts each coupon was tried, after the transaction has ended, however it ends. */
export function recordAttempts(
  scope: Scope,
  action: "apply" | "check" | "checkout",
  cartId: number | undefined,
  attempts: readonly Attempt[],
): void {
  if (attempts.length === 0) return;
  const { actor, origin } = scope;
  scope.afterwards(async (later) => {
    const hashKey = later.secrets.keyFor("coupon-attempt");
    const rows = attempts.map(({ couponId, code, outcome }) => ({
      promo_id: couponId ?? null,
      code_hash: couponId === undefined && code !== undefined ? keyedHash(hashKey, code) : null,
      action,
      outcome,
      client_id: actor.kind === "client" ? actor.clientId : null,
      cart_id: cartId ?? null,
      address_hash: origin.addressHash ?? null,
      country: origin.country ?? null,
      created_at: later.now,
    }));
    const tried = rows.flatMap(({ promo_id, cart_id }) => (promo_id === null || cart_id === null ? [] : [{ promo_id, cart_id }]));
    const tables = couponTables(later);
    if (tried.length === 0) await tables.insertInto("promo_attempt").values(rows).execute();
    else {
      await tables
        .with("logged", (db) => db.insertInto("promo_attempt").values(rows))
        .insertInto("promo_tried_cart")
        .values(tried.toSorted((one, other) => one.promo_id - other.promo_id))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}
