import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { clientFactsOf } from "../carts/client-facts-of.ts";
import { isTaxed } from "../carts/pricing-input-of.ts";
import { requireCurrency } from "../currencies/require-currency.ts";
import type { PricingSubject } from "../pricing-source.ts";
import { billingTables } from "../tables.ts";
import { taxRuleFor } from "../taxes/tax-rule-for.ts";
import type { OrderRow } from "./order-row.ts";

export type RenewalSubject = {
  readonly subject: PricingSubject;
  readonly taxName: string | undefined;
  readonly currencyRateMillionths: bigint;
};

/** What is priced when an order is renewed: one line at the order's own price without setup, keyed by the order's id, at today's tax. */
export async function renewalSubject(scope: Scope, order: OrderRow): Promise<RenewalSubject> {
  const client = await findClient(scope, { id: order.client_id });
  const product = await billingTables(scope).selectFrom("product").select("taxed").where("id", "=", order.product_id).executeTakeFirst();
  const taxRule = await taxRuleFor(scope, { country: client.country, state: client.state, taxExempt: client.tax_exempt });
  const currency = await requireCurrency(scope, order.currency);
  const { taxInclusive, percentRounding, taxRounding, taxScope } = scope.shop;
  const isTaxable = isTaxed(scope.shop, { type: order.type, taxed: product?.taxed ?? true });
  const line = {
    key: String(order.id),
    productId: order.product_id,
    productType: order.type,
    period: order.period ?? undefined,
    quantity: order.quantity,
    parentKey: undefined,
    unitPriceMinor: order.unit_price_minor,
    setupMinor: 0n,
    discountable: order.type !== "gift_card",
    taxRatePpm: isTaxable ? (taxRule?.ratePpm ?? 0n) : 0n,
    serviceType: order.service_type ?? undefined,
    consultantId: order.consultant_id ?? undefined,
    startsAt: order.starts_at ?? undefined,
  };
  const subject: PricingSubject = {
    purpose: "renewal",
    cartId: undefined,
    orderId: order.id,
    client: await clientFactsOf(scope, order.client_id),
    country: client.country ?? undefined,
    at: scope.now,
    input: { currency: order.currency, taxInclusive, percentRounding, taxRounding, taxScope, lines: [line] },
  };
  return { subject, taxName: taxRule?.name, currencyRateMillionths: currency.conversion_rate_millionths };
}
