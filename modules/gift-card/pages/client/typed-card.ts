import type { CartCodes } from "#core/billing/portal.ts";
import type { PageRequest } from "#core/events/page.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { lastFour, normaliseSecretCode } from "#core/kernel/secret-code.ts";
import type { OwnCard } from "../../services/own-card-view.ts";

/** A gift card typed into the cart: it comes into the client's account and is ticked at the checkout. A card is money, not a discount. */
export const typedCard: CartCodes = {
  module: "gift-card",
  order: 10,
  label: "gift card",
  recognises: (text) => normaliseSecretCode(text) !== undefined,
  enter: async (scope, request, code) => {
    if (scope.actor.kind !== "client") {
      return { to: "/sign-in?return=/cart", message: "Sign in first: a gift card belongs to an account, and pays at the checkout." };
    }
    const card = await claimed(request, code);
    return {
      to: card === undefined ? "/cart" : `/cart?card=${card.id}`,
      message: "The gift card is in your account. It is ticked at the checkout.",
    };
  },
};

/** A card that is in the account already is as good as one that just came into it. */
async function claimed({ call }: PageRequest, code: string): Promise<Pick<OwnCard, "id"> | undefined> {
  try {
    return await call<OwnCard>("gift_card_claim", { code });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "gift_card.already_claimed") throw error;
    const last4 = lastFour(normaliseSecretCode(code) ?? "");
    return (await call<readonly OwnCard[]>("coupon_get_client_gift_cards")).find((card) => card.last4 === last4);
  }
}
