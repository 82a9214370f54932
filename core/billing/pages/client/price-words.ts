import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { fillPlaceholders } from "#core/kernel/fill-placeholders.ts";
import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { isPeriod, periodTitle } from "#core/kernel/period.ts";
import type { pricingOutput } from "../../catalogue/pricing-wire.ts";

type Pricing = z.output<typeof pricingOutput>;
type Priced = { readonly currency: string; readonly pricing: Pricing; readonly prices: Readonly<Record<string, Pricing>> };

/** A way to pay for a product: its period, empty for a one-time product, and what it costs in words. */
export type PriceChoice = { readonly value: string; readonly label: string };

/** What a product costs, each period in words; in the wanted currency when it has prices of its own there, else in the shop's. */
export function priceChoices(scope: Scope, product: Priced, wanted: string): readonly PriceChoice[] {
  const { currency, pricing } = pricingIn(product, wanted);
  if (pricing.type === "free") return [{ value: "", label: scope.word("billing", "Free of charge") }];
  if (pricing.once !== null) return [{ value: "", label: inWords(scope, pricing.once, currency, undefined) }];
  return Object.entries(pricing.recurrent).map(([period, price]) => ({ value: period, label: inWords(scope, price, currency, period) }));
}

/** A period in words, "Every month"; the code itself when it is none. */
export function periodWords(scope: Pick<Scope, "language">, period: string | null): string | null {
  return period !== null && isPeriod(period) ? periodTitle(period, scope.language) : period;
}

function pricingIn({ currency, pricing, prices }: Priced, wanted: string): { readonly currency: string; readonly pricing: Pricing } {
  const own = prices[wanted];
  return own === undefined ? { currency, pricing } : { currency: wanted, pricing: own };
}

function inWords(
  scope: Scope,
  { price, setup }: { readonly price: number; readonly setup: number },
  currency: string,
  period: string | undefined,
): string {
  const money = (amount: number): string => formatMoney(minorFromWire(amount, currency, "price"), currency, scope.language);
  const values = { price: money(price), setup: money(setup), period: periodWords(scope, period ?? null) ?? "" };
  const key = `${period === undefined ? "" : "{period}: "}{price}${setup > 0 ? ", plus {setup} once for setup" : ""}`;
  return fillPlaceholders(scope.word("billing", key), values);
}
