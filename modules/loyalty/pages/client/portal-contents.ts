import { portalActions } from "#core/billing/portal.ts";
import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { cartPointsWidget, usePoints } from "./cart-points-widget.ts";
import { homePointsWidget } from "./home-points-widget.ts";
import { clientPointsPage } from "./points-page.ts";

/** What the loyalty programme contributes to the client portal. */
export const loyaltyPortal = {
  pages: [clientPointsPage],
  navigation: [defineNavigation({ area: "client", group: "Portal", label: "Points", href: "/points", order: 50, icon: "star" })],
  widgets: [homePointsWidget, cartPointsWidget],
  provides: [provide(portalActions, usePoints)],
} satisfies Partial<Contents>;
