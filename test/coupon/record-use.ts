import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { couponTables } from "#modules/coupon/tables.ts";

/** One line of an invoice: net and tax in minor units. */
export type SoldLine = { readonly netMinor: bigint; readonly taxMinor?: bigint; readonly refundedMinor?: bigint; readonly type?: string };

export type RecordedUse = {
  readonly couponId: number;
  readonly clientId: number;
  readonly status: "held" | "committed" | "released" | "expired" | "reversed";
  readonly lines: readonly SoldLine[];
  readonly discountMinor?: bigint;
  readonly listValueMinor?: bigint;
  readonly phase?: "checkout" | "renewal";
  readonly currency?: string;
  readonly rateMillionths?: bigint;
  readonly at?: Date;
};

/** Writes an invoice with lines and the redemption of a coupon on it, as a checkout leaves them; answers the invoice's id. */
export async function recordUse(scope: Scope, use: RecordedUse): Promise<number> {
  const { couponId, clientId, status, lines, discountMinor = 0n, currency = "USD", rateMillionths = 1_000_000n, at = scope.now } = use;
  const phase = use.phase ?? "checkout";
  const subtotal = lines.reduce((sum, { netMinor }) => sum + netMinor, discountMinor);
  const tax = lines.reduce((sum, { taxMinor = 0n }) => sum + taxMinor, 0n);
  const refunded = lines.reduce((sum, { refundedMinor = 0n }) => sum + refundedMinor, 0n);
  const total = subtotal - discountMinor + tax;
  const db = couponTables(scope);
  const { id } = await db
    .insertInto("invoice")
    .values({
      client_id: clientId,
      hash: randomHex(20),
      status: status === "committed" ? "paid" : "unpaid",
      phase,
      currency,
      currency_rate_millionths: rateMillionths,
      tax_inclusive: false,
      subtotal_minor: subtotal,
      discount_minor: discountMinor,
      tax_minor: tax,
      total_minor: total,
      paid_minor: status === "committed" ? total : 0n,
      refunded_minor: refunded,
      created_at: at,
      updated_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [position, { netMinor, taxMinor = 0n, refundedMinor = 0n, type = "custom" }] of lines.entries()) {
    await db
      .insertInto("invoice_item")
      .values({
        invoice_id: id,
        position,
        type,
        title: "Line",
        quantity: 1,
        unit_price_minor: netMinor,
        setup_minor: 0n,
        subtotal_minor: netMinor,
        discount_minor: 0n,
        taxable_minor: netMinor,
        tax_rate_ppm: 0n,
        tax_minor: taxMinor,
        total_minor: netMinor + taxMinor,
        unit_totals: jsonValue<[number, string][]>([]),
        discountable: type !== "gift_card",
        refunded_minor: refundedMinor,
        created_at: at,
      })
      .execute();
  }
  const redemption = await db
    .insertInto("promo_redemption")
    .values({
      promo_id: couponId,
      promo_version: 1,
      client_id: clientId,
      invoice_id: id,
      phase,
      status,
      discount_minor: discountMinor,
      list_value_minor: use.listValueMinor ?? 0n,
      currency,
      is_counted: false,
      created_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (phase === "checkout")
    await db.insertInto("promo_figures_change").values({ promo_id: couponId, promo_redemption_id: redemption.id }).execute();
  return id;
}

/** Writes a try of a coupon's code by a cart. */
export async function recordTry(scope: Scope, couponId: number, cartId: number, outcome = "granted"): Promise<void> {
  await couponTables(scope)
    .insertInto("promo_attempt")
    .values({ promo_id: couponId, action: "apply", outcome, cart_id: cartId, created_at: scope.now })
    .execute();
  await couponTables(scope)
    .insertInto("promo_tried_cart")
    .values({ promo_id: couponId, cart_id: cartId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
