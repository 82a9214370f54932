import { hasPermission } from "#core/events/actor.ts";
import { adminDashboard, defineWidget } from "#core/events/page.ts";
import { adminClientSlot } from "#core/identity/pages/client-slot.ts";
import { minorFromWire, minorToWire } from "#core/kernel/money.ts";
import type { Page } from "#core/kernel/page.ts";
import type { CardView } from "../../services/card-view.ts";
import type { Liability } from "./gift-card-report.ts";
import { listInput } from "./list-query.ts";

const SHOWN = 5;

/** What the dashboard and the page of a client tell of gift cards. */
export const giftCardAdminWidgets = [
  defineWidget({
    slot: adminDashboard.name,
    title: "Gift cards",
    order: 40,
    permission: "gift_card.view",
    template: "widget-liability",
    load: async (scope, { call }) => {
      const mayReport = hasPermission(scope.actor, "gift_card.report");
      const expiring = listInput(scope, { expiring: "30", status: "active", with_balance: "1", sort: "expires_at" });
      return {
        mayReport,
        sums: mayReport ? (await call<Liability>("gift_card_liability")).currencies.filter(({ closing }) => closing > 0) : [],
        expiring: await call<Page<CardView>>("gift_card_get_list", { ...expiring, per_page: SHOWN }),
      };
    },
  }),
  defineWidget({
    slot: adminClientSlot.name,
    title: "Gift cards",
    order: 40,
    permission: "gift_card.view",
    template: "widget-client-cards",
    load: async (_scope, { params: { id = "" }, call }) => {
      const page = await call<Page<CardView>>("gift_card_get_list", { client_id: id, per_page: 100 });
      return { clientId: id, total: page.total, cards: page.list.slice(0, SHOWN), sums: spendable(page.list) };
    },
  }),
];

/** What can be spent of the cards, major units by currency. */
function spendable(cards: readonly CardView[]): readonly { readonly currency: string; readonly amount: number }[] {
  const sums = new Map<string, bigint>();
  for (const { status, balance, held, currency } of cards) {
    if (status !== "active") continue;
    const leftMinor = minorFromWire(balance, currency, "balance") - minorFromWire(held, currency, "held");
    if (leftMinor > 0n) sums.set(currency, (sums.get(currency) ?? 0n) + leftMinor);
  }
  return [...sums].map(([currency, minor]) => ({ currency, amount: minorToWire(minor, currency) }));
}
