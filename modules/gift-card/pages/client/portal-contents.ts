import { cartCodes, portalActions } from "#core/billing/portal.ts";
import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { cartCardsWidget } from "./cart-widget.ts";
import { checkoutCardsWidget } from "./checkout-widget.ts";
import { clientGiftCardListPage } from "./gift-card-list.ts";
import { homeCardsWidget } from "./home-widget.ts";
import { invoiceCardsWidget, payWithCard } from "./invoice-widget.ts";
import { linkedCardsPage } from "./linked-cards.ts";
import { typedCard } from "./typed-card.ts";

/** What gift cards contribute to the client portal. */
export const giftCardPortal = {
  pages: [clientGiftCardListPage, linkedCardsPage],
  navigation: [defineNavigation({ area: "client", group: "Portal", label: "Gift cards", href: "/gift-cards", order: 40, icon: "gift" })],
  widgets: [homeCardsWidget, cartCardsWidget, checkoutCardsWidget, invoiceCardsWidget],
  provides: [provide(cartCodes, typedCard), provide(portalActions, payWithCard)],
} satisfies Partial<Contents>;
