import { hasPermission } from "#core/events/actor.ts";
import type { ManyChanged } from "#core/events/change-many.ts";
import { listField, optionsOf, textField } from "#core/events/form-fields.ts";
import { type ActionOutcome, definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Page } from "#core/kernel/page.ts";
import { cardStatuses } from "../../ledger/card-status.ts";
import type { CardView, CardWithEntries } from "../../services/card-view.ts";
import { cardActions } from "./card-actions.ts";
import { choicesOf, SOURCE_WORDS } from "./card-words.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";
import { EXPIRING_WORDS, LINK_FILTERS, LIST_FILTERS, listInput, statusesOf } from "./list-query.ts";
import { withOwners } from "./with-owners.ts";

/** `/admin/gift-cards`: all cards, filtered by the address, and what can be done to one or to many of them. */
export const adminGiftCardListPage = definePage({
  area: "admin",
  path: "/gift-cards",
  title: "Gift cards",
  permission: "gift_card.view",
  template: "gift-card-list",
  load: async (scope, request) => {
    const { query, form, call } = request;
    const page = await call<Page<CardView>>("gift_card_get_list", { ...listInput(scope, query), per_page: 50 });
    const statuses = statusesOf(query);
    const selected = listField(form, "ids");
    const currencies = await call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest");
    return {
      tabs: giftCardTabs(scope),
      page: {
        ...page,
        list: (await withOwners(scope, request, page.list)).map((card) => ({
          ...rowOf(card),
          isSelected: selected.includes(String(card.id)),
        })),
      },
      filterNames: LIST_FILTERS.join(" "),
      statuses: cardStatuses.map((value) => ({ value, isChosen: statuses.includes(value) })),
      currencies: optionsOf(currencies),
      sources: choicesOf(SOURCE_WORDS),
      expiring: choicesOf(EXPIRING_WORDS),
      balances: [
        { value: "1", label: "Something is left" },
        { value: "0", label: "Nothing is left" },
      ],
      linked: Object.entries(LINK_FILTERS).flatMap(([name, label]) =>
        textField(query, name) === "" ? [] : [{ name, label, value: textField(query, name) }],
      ),
      mayManage: hasPermission(scope.actor, "gift_card.manage"),
      open: {
        find: form?.["find"] !== undefined,
        pay: form?.["amount"] !== undefined,
        filters: MORE_FILTERS.some((name) => textField(query, name) !== ""),
      },
    };
  },
  actions: {
    suspend: cardActions.suspend,
    resume: cardActions.resume,
    find: async (_scope, { form, call }) => {
      const { id } = await call<CardWithEntries>("coupon_get_gift_card", { code: textField(form, "find").trim() });
      return { to: `/gift-cards/${id}` };
    },
    pay: async (_scope, { form, call }) => {
      const fields = { code: textField(form, "code").trim(), amount: textField(form, "amount"), invoice_id: textField(form, "invoice_id") };
      await call("coupon_redeem_gift_card", fields);
      return {
        message: "The gift card has paid {amount} of invoice {invoice}.",
        values: { amount: fields.amount, invoice: fields.invoice_id },
      };
    },
    bulk: changeSelected,
  },
});

/** Those that few need; they are folded away until one is used. */
const MORE_FILTERS = ["currency", "source", "with_balance", "balance_min", "balance_max"];

async function changeSelected(scope: Scope, { form, call }: PageRequest): Promise<ActionOutcome> {
  const ids = listField(form, "ids");
  if (ids.length === 0) throw invalidRequest({ ids: scope.word("gift-card", "Select at least one gift card.") });
  const change = textField(form, "change");
  const until = change === "extend" ? { expires_at: textField(form, "expires_at") || undefined } : {};
  const { changed, failed, results } = await call<ManyChanged>("gift_card_change_many", { ids, change, ...until });
  if (failed === 0) {
    return { message: changed === 1 ? "One gift card was changed." : "{count} gift cards were changed.", values: { count: changed } };
  }
  const failures = results.flatMap(({ id, error }) => (error === null ? [] : [{ id, message: error.message }]));
  return { shown: { failures, changed } };
}

/** A card as a row shows it. */
function rowOf<Row extends CardView>(card: Row) {
  return {
    ...card,
    name: `•••• ${card.last4 ?? "····"}`,
    maySuspend: card.status === "active",
    mayResume: card.status === "suspended" || (card.status === "active" && card.pin_locked),
  };
}
