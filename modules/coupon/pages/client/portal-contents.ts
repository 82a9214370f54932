import { cartCodes, portalActions } from "#core/billing/portal.ts";
import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { cartOffersWidget, useBest } from "./cart-offers-widget.ts";
import { clientOffersPage } from "./offers.ts";
import { typedCoupon } from "./typed-coupon.ts";

/** What coupons contribute to the client portal. */
export const couponPortal = {
  pages: [clientOffersPage],
  navigation: [defineNavigation({ area: "client", group: "Portal", label: "Offers", href: "/offers", order: 30, icon: "ticket" })],
  widgets: [cartOffersWidget],
  provides: [provide(cartCodes, typedCoupon), provide(portalActions, useBest)],
} satisfies Partial<Contents>;
