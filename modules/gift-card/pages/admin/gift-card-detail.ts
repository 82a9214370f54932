import { groupField } from "#core/events/form-fields.ts";
import { definePage, type Fields } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { CardHistory } from "../../services/card-history.ts";
import type { CardWithEntries } from "../../services/card-view.ts";
import { cardActions } from "./card-actions.ts";
import { cardBlocks } from "./card-blocks.ts";
import { idOf } from "./card-of-page.ts";
import { DELIVERY_TONES, DELIVERY_WORDS, ENTRY_WORDS, HISTORY_WORDS, SOURCE_WORDS } from "./card-words.ts";
import { withOwners } from "./with-owners.ts";

/** `/admin/gift-cards/:id`: what is on a card, every movement of it, and what can be done. */
export const giftCardDetailPage = definePage({
  area: "admin",
  path: "/gift-cards/:id",
  title: "Gift card",
  permission: "gift_card.view",
  template: "gift-card-detail",
  load: async (scope, request) => {
    const id = idOf(request);
    const [card] = await withOwners(scope, request, [await request.call<CardWithEntries>("coupon_get_gift_card", { id })]);
    const history = await request.call<readonly CardHistory[]>("gift_card_get_history", { id });
    if (card === undefined) throw new TypeError("Every card has a row.");
    const until = card.expires_at === null ? "" : zonedParts(new Date(card.expires_at), scope.shop.timeZone).date;
    return {
      title: `•••• ${card.last4 ?? "····"}`,
      card: { ...card, sourceWord: SOURCE_WORDS[card.source] ?? card.source },
      delivery: card.delivery && {
        ...card.delivery,
        word: DELIVERY_WORDS[card.delivery.status],
        tone: DELIVERY_TONES[card.delivery.status],
      },
      entries: card.entries
        .toReversed()
        .map((entry) => ({ ...entry, word: ENTRY_WORDS[entry.kind], shown: entry.amount || entry.held_change })),
      history: history.map(historyRow),
      blocked: cardBlocks(card),
      typed: typedGroups(request.form, until),
    };
  },
  actions: cardActions,
});

const GROUPS = {
  suspend: ["reason"],
  resume: ["reason"],
  void: ["reason"],
  recharge: ["amount", "reason"],
  adjust: ["amount", "reason"],
  extend: ["expires_at", "reason"],
  reissue: ["reason"],
  send: ["recipient_email", "recipient_name", "sender_name", "message", "deliver_at", "language"],
} as const;

/** Each form with what was typed into it, and whether it is the one that was sent. */
function typedGroups(form: Fields | undefined, until: string) {
  return Object.fromEntries(
    Object.entries(GROUPS).map(([group, names]) => {
      const sent = form?.[group] !== undefined;
      const fields = groupField(form, group);
      const blank = group === "extend" ? { expires_at: until } : {};
      return [group, { ...Object.fromEntries(names.map((name) => [name, ""])), ...blank, ...fields, isOpen: sent }];
    }),
  );
}

function historyRow({ action, message, changes, ...row }: CardHistory) {
  const told = changes ?? {};
  return {
    ...row,
    word: HISTORY_WORDS[action] ?? message,
    amount: told["amount"] ?? told["value"] ?? null,
    currency: told["currency"] ?? null,
    reason: told["reason"] ?? null,
    invoiceId: told["invoice_id"] ?? null,
    until: action === "gift_card.extend" ? { isEndless: told["to"] === null, day: told["to"] ?? null } : null,
  };
}
