import { filledFields, textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { giftCardErrors } from "../../errors.ts";
import { remoteProviders } from "../../providers/find-provider.ts";

/** A client's card of a third party, as `gift_card_link_get_list` answers it. */
export type LinkedCard = {
  readonly id: number;
  readonly provider: string;
  readonly status: "pending" | "active" | "refused";
  readonly last4: string | null;
  readonly balance: number | null;
  readonly currency: string | null;
};

/** `/gift-cards/linked`: cards of third parties in the client's account; there is no such page while no provider is active. */
export const linkedCardsPage = definePage({
  area: "client",
  path: "/gift-cards/linked",
  title: "Cards of other shops",
  template: "linked-cards",
  load: async (scope, { call }) => {
    const providers = remoteProviders(scope).map(({ code, title }) => ({ value: code, label: title }));
    if (providers.length === 0) throw giftCardErrors.error("gift_card.provider_none");
    const titles = new Map(providers.map(({ value, label }) => [value, label]));
    const cards = await call<readonly LinkedCard[]>("gift_card_link_get_list");
    return { providers, cards: cards.map((card) => ({ ...card, title: titles.get(card.provider) ?? card.provider })) };
  },
  actions: {
    link: async (_scope, { form, call }) => {
      await call("gift_card_link", filledFields(form));
      return { message: "The card's provider is being asked. Look again in a moment." };
    },
    refresh: async (_scope, request) => {
      await request.call("gift_card_link_balance", idIn(request));
      return { message: "This is what the provider says now." };
    },
    unlink: async (_scope, request) => {
      await request.call("gift_card_unlink", idIn(request));
      return { message: "The card is no longer in your account." };
    },
  },
});

function idIn({ form }: PageRequest): { readonly id: string } {
  return { id: textField(form, "card") };
}

/** The client's linked cards that can still pay in a currency; none while no provider is active. */
export async function usableLinks({ call }: Pick<PageRequest, "call">, currency: string): Promise<readonly LinkedCard[]> {
  const links = await call<readonly LinkedCard[]>("gift_card_link_get_list");
  return links.filter((link) => link.status === "active" && link.currency === currency && (link.balance ?? 0) > 0);
}
