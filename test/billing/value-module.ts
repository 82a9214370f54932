import { checkoutHolding, invoiceRefunding, invoiceReleasing, invoiceSettling } from "#core/billing/hooks.ts";
import { holdPayment } from "#core/billing/payments/hold-payment.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { pricingSource, pricingSources } from "#core/billing/pricing-source.ts";
import { tenders } from "#core/billing/tender.ts";
import { provide } from "#core/events/extension-point.ts";
import { listen } from "#core/events/hook.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import { defineModule } from "#core/events/module.ts";
import { type Catalogue, loadCatalogue } from "#core/host/catalogue.ts";
import type { Manifest } from "#core/host/manifest.ts";

/** What a test wants taken off. */
export type Gift =
  | { readonly kind: "percent"; readonly code: string; readonly productId: number; readonly ratePpm: bigint }
  | { readonly kind: "amount"; readonly code: string; readonly amountMinor: bigint }
  | { readonly kind: "points"; readonly points: number };

/** What the stand-in for coupons, points and gift cards did, for a test to look at; and what it is to do. */
export type ValueModule = {
  readonly catalogue: Catalogue;
  gifts: readonly Gift[];
  /** Card code → what is left on it. */
  readonly cards: Map<string, bigint>;
  /** Each call of a tender and each lane of a hook, in order. */
  readonly moves: string[];
  refuseActivation: boolean;
};

/** A host with core and one module that gives value away without any table of its own. */
export async function valueModule(): Promise<ValueModule> {
  const found = await loadCatalogue();
  const moves: string[] = [];
  const cards = new Map<string, bigint>();
  const state = { gifts: [] as readonly Gift[], cards, moves, refuseActivation: false };
  const contents = defineModule({
    id: "value",
    provides: [
      provide(
        pricingSources,
        pricingSource({
          kind: "coupon",
          lane: "setup",
          gather: () => Promise.resolve(state.gifts),
          plan: (gifts, { input }, tryPrice) => {
            const keyOf = (productId: number) => input.lines.filter((line) => line.productId === productId).map((line) => line.key);
            const adjusters = gifts.map((gift, index) => adjusterOf(gift, index, keyOf));
            const { adjustments } = tryPrice(adjusters);
            const of = (kind: string) => adjustments.filter((adjustment) => adjustment.source.kind === kind);
            const [points] = of("points");
            return {
              adjusters,
              fragments: {
                coupons: of("coupon").map(({ source, amountMinor: discountMinor }) => ({
                  code: source.ref,
                  title: source.title,
                  automatic: false,
                  discountMinor,
                  lines: [],
                })),
                ...(points === undefined ? {} : { points: { used: Number(points.source.ref), discountMinor: points.amountMinor } }),
              },
              report: undefined,
            };
          },
        }),
      ),
      provide(tenders, {
        type: "gift_card",
        mayPay: ({ shop }, line) => line.type !== "gift_card" || shop.giftCardMayPayGiftCard,
        capture: async (_scope, { instrumentRef, amountMinor }) => void moves.push(`capture ${instrumentRef} ${amountMinor}`),
        release: async (_scope, { instrumentRef, amountMinor }) => {
          moves.push(`release ${instrumentRef} ${amountMinor}`);
          cards.set(String(instrumentRef), (cards.get(String(instrumentRef)) ?? 0n) + amountMinor);
        },
        refund: async (_scope, { instrumentRef }, { amountMinor }) => {
          moves.push(`refund ${instrumentRef} ${amountMinor}`);
          cards.set(String(instrumentRef), (cards.get(String(instrumentRef)) ?? 0n) + amountMinor);
        },
      }),
    ],
    listeners: [
      ...lockLanes.flatMap((lane) => [
        listen(checkoutHolding, async () => void moves.push(`hold ${lane}`), { lane, guards: true }),
        listen(invoiceSettling, async () => void moves.push(`settle ${lane}`), { lane, guards: true }),
        listen(invoiceReleasing, async (_scope, { reason }) => void moves.push(`free ${lane} ${reason}`), { lane, guards: true }),
        listen(invoiceRefunding, async (_scope, { isFull }) => void moves.push(`reverse ${lane} ${isFull}`), { lane, guards: true }),
      ]),
      listen(
        checkoutHolding,
        async (scope, { giftCards, invoiceId }) => {
          for (const card of giftCards) {
            const code = "code" in card ? card.code : String(card.id);
            const balanceMinor = cards.get(code) ?? 0n;
            const payableMinor = await payableBy(scope, invoiceId, "gift_card");
            const amountMinor = balanceMinor < payableMinor ? balanceMinor : payableMinor;
            if (amountMinor === 0n) continue;
            await holdPayment(scope, invoiceId, { type: "gift_card", instrumentRef: code, amountMinor });
            cards.set(code, balanceMinor - amountMinor);
          }
        },
        { lane: "cards", guards: true },
      ),
    ],
  });
  const manifest: Manifest = {
    id: "value",
    type: "mod",
    name: "Value",
    description: "Gives value away in tests.",
    version: "1.0.0",
    author: "Tests",
    license: "Apache-2.0",
    engine: "*",
    requires: [],
  };
  const core = found.owners.filter(({ id }) => id === "core");
  const catalogue: Catalogue = { parts: found.parts, modules: [{ id: "value", manifest, contents }], faults: [], owners: core };
  return Object.assign(state, { catalogue });
}

function adjusterOf(gift: Gift, id: number, keyOf: (productId: number) => readonly string[]): Adjuster {
  if (gift.kind === "points") {
    const source = { kind: "points", ref: String(gift.points), title: "Points" };
    return { source, lane: "points", priority: 0, id, take: (state) => takeAmount(state, undefined, BigInt(gift.points)) };
  }
  const source = { kind: "coupon", ref: gift.code, title: gift.code };
  return gift.kind === "percent"
    ? {
        source,
        lane: "line",
        priority: 0,
        id,
        take: (state) => takePercent(state, keyOf(gift.productId), gift.ratePpm, { base: "remaining" }),
      }
    : { source, lane: "cart", priority: 0, id, take: (state) => takeAmount(state, undefined, gift.amountMinor) };
}
