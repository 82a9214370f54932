import { filledFields } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { remoteProviders } from "../../providers/find-provider.ts";
import type { OwnCard } from "../../services/own-card-view.ts";
import { availableSums } from "./available-sums.ts";

/** `/gift-cards`: the client's own cards, what is on them, and the field by which another comes in. */
export const clientGiftCardListPage = definePage({
  area: "client",
  path: "/gift-cards",
  title: "Gift cards",
  template: "gift-card-list",
  load: async (scope, { call }) => {
    const cards = await call<readonly OwnCard[]>("coupon_get_client_gift_cards");
    return { cards, sums: availableSums(cards), takesOthers: remoteProviders(scope).length > 0 };
  },
  actions: {
    claim: async (_scope, { form, call }) => {
      await call("gift_card_claim", filledFields(form));
      return { message: "The gift card is in your account." };
    },
    look: async (_scope, { form, call }) => ({ shown: { card: await call("gift_card_check_balance", filledFields(form)) } }),
  },
});
