import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { GrantedCoupon } from "../pricing/coupon-report.ts";

/** What the redemptions of one invoice have in common. */
export type RedemptionGround = {
  readonly clientId: number;
  readonly orderId: number | undefined;
  readonly invoiceId: number;
  readonly currency: string;
  readonly phase: "checkout" | "renewal";
  readonly holdUntil: Date | undefined;
};

/** What became of a coupon's row: a unique code of it may have been spent by somebody else meanwhile. */
export type InsertedRedemption = { readonly couponId: number; readonly isCodeSpent: boolean };

/**
 * Writes a held redemption for each coupon with its first transition, spends unique codes and has the figures follow, in one statement. A coupon of which the
 * client holds an open use already is missing from the answer.
 */
export async function insertRedemptions(
  scope: Scope,
  granted: readonly GrantedCoupon[],
  ground: RedemptionGround,
): Promise<readonly InsertedRedemption[]> {
  const { now } = scope;
  const { rows } = await sql<InsertedRedemption>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(granted.map((coupon) => givenOf(coupon, ground)))}::jsonb) as g (
        promo_id int, promo_version int, promo_code_id int, code text, discount_minor bigint, list_value_minor bigint,
        budget_minor bigint, points int, is_counted boolean)
    ), codes as (
      select id from promo_code where id in (select promo_code_id from given) and kind = 'unique' and ${ground.phase === "checkout"}::boolean
      order by id for update
    ), made as (
      insert into promo_redemption (promo_id, promo_version, promo_code_id, code, client_id, client_order_id, invoice_id, phase, status,
        discount_minor, list_value_minor, currency, budget_minor, points, is_counted, hold_until, created_at)
      select promo_id, promo_version, promo_code_id, code, ${ground.clientId}, ${ground.orderId ?? null}::int, ${ground.invoiceId},
        ${ground.phase}, 'held', discount_minor, list_value_minor, ${ground.currency}, budget_minor, points, is_counted,
        ${ground.holdUntil ?? null}::timestamptz, ${now}::timestamptz
      from given order by promo_id
      on conflict (promo_id, client_id) where status = 'held' and phase = 'checkout' do nothing
      returning id, promo_id, promo_code_id
    ), logged as (
      insert into promo_redemption_transition (promo_redemption_id, from_status, to_status, reason, created_at)
      select id, null, 'held', ${ground.phase}, ${now}::timestamptz from made
    ), changed as (
      insert into promo_figures_change (promo_id, promo_redemption_id)
      select promo_id, id from made where ${ground.phase === "checkout"}::boolean
    ), spent as (
      update promo_code set redemption_id = made.id from made, codes
      where codes.id = promo_code.id and made.promo_code_id = promo_code.id
        and promo_code.redemption_id is null and promo_code.archived_at is null
      returning promo_code.id
    )
    select made.promo_id as "couponId",
      made.promo_code_id in (select id from codes) and made.promo_code_id not in (select id from spent) as "isCodeSpent"
    from made
  `.execute(scope.db);
  return rows.map((row) => ({ couponId: row.couponId, isCodeSpent: row.isCodeSpent === true }));
}

function givenOf({ candidate, discountMinor, listValueMinor, budgetMinor }: GrantedCoupon, { phase }: RedemptionGround) {
  const { terms } = candidate.compiled;
  return {
    promo_id: terms.couponId,
    promo_version: terms.version,
    promo_code_id: candidate.promoCodeId ?? null,
    code: candidate.code ?? null,
    discount_minor: String(discountMinor),
    list_value_minor: String(listValueMinor),
    budget_minor: String(budgetMinor),
    points: phase === "checkout" && terms.loyaltyMode === "price" ? terms.loyaltyPoints : 0,
    is_counted: phase === "checkout" && isCounted(candidate),
  };
}

/** Whether uses of the coupon move its counters: it is limited, in uses or in money. An unlimited one is counted from its rows. */
export function isCounted({ compiled }: GrantedCoupon["candidate"]): boolean {
  return compiled.terms.maxUses > 0 || compiled.terms.budgetMinor !== undefined;
}
