import type { Shop } from "#core/events/shop.ts";
import type { PricingInput, PricingLine } from "../pricing/pricing-input.ts";
import type { TaxRule } from "../taxes/tax-rule.ts";
import type { CartLine, LoadedCart } from "./loaded-cart.ts";

/** The frozen input of the pipeline for a loaded cart: today's prices, the owner's tax rule, the shop's policies. */
export function pricingInputOf(shop: Shop, { cart, lines, taxRule }: Pick<LoadedCart, "cart" | "lines" | "taxRule">): PricingInput {
  return {
    currency: cart.currency,
    taxInclusive: shop.taxInclusive,
    percentRounding: shop.percentRounding,
    taxRounding: shop.taxRounding,
    taxScope: shop.taxScope,
    lines: lines.map((line) => pricingLineOf(shop, line, taxRule)),
  };
}

function pricingLineOf(shop: Shop, line: CartLine, taxRule: TaxRule | undefined): PricingLine {
  const { product, price, config } = line;
  return {
    key: line.key,
    productId: product.id,
    productType: product.type,
    period: line.period,
    quantity: line.quantity,
    parentKey: line.parentId === undefined ? undefined : String(line.parentId),
    unitPriceMinor: price.unitPriceMinor,
    setupMinor: price.setupMinor,
    discountable: product.type !== "gift_card",
    taxRatePpm: isTaxed(shop, product) ? (taxRule?.ratePpm ?? 0n) : 0n,
    serviceType: product.serviceType,
    consultantId: config.consultant_id ?? product.consultantId,
    startsAt: config.starts_at === undefined ? undefined : new Date(config.starts_at),
  };
}

/** A gift card is a multi-purpose voucher, taxed when it is spent and not when it is sold, unless the shop decides otherwise. */
export function isTaxed(shop: Shop, product: { readonly type: string; readonly taxed: boolean }): boolean {
  return product.taxed && (product.type !== "gift_card" || shop.giftCardSaleTaxed);
}
