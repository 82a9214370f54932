import { hasPermission } from "#core/events/actor.ts";
import { filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ListedDelivery } from "../../delivery/list-deliveries.ts";
import { choicesOf, DELIVERY_TONES, DELIVERY_WORDS } from "./card-words.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";
import { withOwners } from "./with-owners.ts";

/** `/admin/gift-cards/mails`: the cards that were bought or sent, and whether their mails have left. */
export const giftCardMailsPage = definePage({
  area: "admin",
  path: "/gift-cards/mails",
  title: "Mails",
  permission: "gift_card.view",
  template: "gift-card-mails",
  load: async (scope, request) => {
    const { query, call } = request;
    const sort = textField(query, "sort");
    const order = sort === "" ? {} : { sort: sort.replace(/^-/, ""), direction: sort.startsWith("-") ? "desc" : "asc" };
    const input = { ...filtersIn(query, ["status"]), ...order, per_page: 50 };
    const page = await call<Page<ListedDelivery>>("gift_card_delivery_get_list", input);
    const rows = page.list.map((mail) => ({
      ...mail,
      client_id: mail.buyer_id,
      word: DELIVERY_WORDS[mail.status],
      tone: DELIVERY_TONES[mail.status],
    }));
    return {
      tabs: giftCardTabs(scope),
      page: { ...page, list: await withOwners(scope, request, rows) },
      statuses: choicesOf(DELIVERY_WORDS),
      mayKnow: hasPermission(scope.actor, "client.view"),
    };
  },
});
