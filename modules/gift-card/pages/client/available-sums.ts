import { minorFromWire, minorToWire } from "#core/kernel/money.ts";
import type { OwnCard } from "../../services/own-card-view.ts";

/** What can be spent of the cards, major units by currency. */
export function availableSums(cards: readonly OwnCard[]): readonly { readonly currency: string; readonly amount: number }[] {
  const sums = new Map<string, bigint>();
  for (const { status, available, currency } of cards) {
    if (status !== "active" || available <= 0) continue;
    sums.set(currency, (sums.get(currency) ?? 0n) + minorFromWire(available, currency, "available"));
  }
  return [...sums].map(([currency, minor]) => ({ currency, amount: minorToWire(minor, currency) }));
}
