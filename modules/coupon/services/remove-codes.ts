import { lockOwnCart } from "#core/billing/carts/own-cart.ts";
import type { WireCart } from "#core/billing/carts/present-cart.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { raiseCartVersion } from "#core/billing/carts/raise-cart-version.ts";
import { readOwnCart } from "#core/billing/carts/read-own-cart.ts";
import { showChangedCart } from "#core/billing/carts/show-changed-cart.ts";
import type { Scope } from "#core/events/scope.ts";
import { normaliseCouponCode } from "../code-text.ts";
import { couponTables } from "../tables.ts";

/** Detaches a code, or every code, from the caller's cart. A code that is not attached changes nothing. */
export async function removeCodes(scope: Scope, code: string | undefined): Promise<WireCart> {
  const loaded = await lockOwnCart(scope);
  if (loaded === undefined) return readOwnCart(scope);
  const { id } = loaded.cart;
  const tables = couponTables(scope);
  const attached = tables.deleteFrom("cart_promo").where("cart_id", "=", id);
  const removed = await (code === undefined
    ? attached
    : attached.where("promo_code_id", "in", tables.selectFrom("promo_code").select("id").where("code", "=", normaliseCouponCode(code)))
  ).executeTakeFirst();
  if (removed.numDeletedRows > 0n) await raiseCartVersion(scope, id);
  return presentCart(scope, await showChangedCart(scope, id));
}
