import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { CouponCandidate } from "../pricing/candidate.ts";

/** What changes about the codes of a cart that the caller has locked. */
export type CartCodeChanges = {
  readonly cartId: number;
  readonly attached: readonly { readonly candidate: CouponCandidate; readonly isGranted: boolean }[];
  /** Rows of `cart_promo` that go. */
  readonly removed: readonly number[];
  /** Rows of `cart_promo` whose coupon is now granted, or no longer. */
  readonly shown: readonly ShownChange[];
};

export type ShownChange = { readonly attachedId: number; readonly isGranted: boolean };

/** Writes all of it and raises the cart's version, in one statement. */
export async function writeCartCodes({ db, now }: Scope, { cartId, attached, removed, shown }: CartCodeChanges): Promise<void> {
  const couponIds = attached.map(({ candidate }) => candidate.compiled.terms.couponId);
  const codeIds = attached.map(({ candidate }) => candidate.promoCodeId ?? null);
  await sql`
    with gone as (
      delete from cart_promo where cart_id = ${cartId} and id = any(${[...removed]}::int[])
    ), shown as (
      update cart_promo set shown_granted = change.granted
      from unnest(${shown.map(({ attachedId }) => attachedId)}::int[], ${shown.map(({ isGranted }) => isGranted)}::boolean[]) as change (id, granted)
      where cart_promo.id = change.id and cart_promo.cart_id = ${cartId}
    ), attached as (
      insert into cart_promo (cart_id, promo_id, promo_code_id, shown_granted, created_at)
      select ${cartId}::int, typed.promo_id, typed.code_id, typed.granted, ${now}::timestamptz
      from unnest(${couponIds}::int[], ${codeIds}::int[], ${attached.map(({ isGranted }) => isGranted)}::boolean[])
        with ordinality as typed (promo_id, code_id, granted, place)
      order by typed.place
    )
    update cart set version = version + 1, updated_at = ${now} where id = ${cartId}
  `.execute(db);
}
