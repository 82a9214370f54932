import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { clientCartPage } from "./pages/client/cart.ts";
import { clientCheckoutPage } from "./pages/client/checkout.ts";
import { clientCreditHistoryPage } from "./pages/client/credit.ts";
import { clientInvoiceDetailPage } from "./pages/client/invoice-detail.ts";
import { clientInvoiceListPage } from "./pages/client/invoice-list.ts";
import { clientInvoicePrintPage } from "./pages/client/invoice-print.ts";
import { latestOrdersWidget } from "./pages/client/latest-orders.ts";
import { openInvoicesWidget } from "./pages/client/open-invoices.ts";
import { clientOrderDetailPage } from "./pages/client/order-detail.ts";
import { clientOrderListPage } from "./pages/client/order-list.ts";
import { clientProductDetailPage } from "./pages/client/product-detail.ts";
import { clientProductListPage } from "./pages/client/product-list.ts";
import { clientProfilePage } from "./pages/client/profile.ts";
import { clientProfileDataPage } from "./pages/client/profile-data.ts";
import { clientThankYouPage } from "./pages/client/thank-you.ts";
import { portalGerman } from "./portal-german.ts";

/** What billing contributes to the client portal. */
export const portalContents = {
  locales: { de: { words: portalGerman } },
  pages: [
    clientProductListPage,
    clientProductDetailPage,
    clientCartPage,
    clientCheckoutPage,
    clientThankYouPage,
    clientInvoiceListPage,
    clientInvoiceDetailPage,
    clientOrderListPage,
    clientOrderDetailPage,
    clientInvoicePrintPage,
    clientCreditHistoryPage,
    clientProfilePage,
    clientProfileDataPage,
  ],
  navigation: [
    defineNavigation({ area: "client", group: "Portal", label: "Products", href: "/products", order: 10, icon: "building-store" }),
    defineNavigation({
      area: "client",
      group: "Portal",
      label: "Cart",
      href: "/cart",
      covers: ["/checkout"],
      order: 20,
      icon: "shopping-cart",
    }),
    defineNavigation({ area: "client", group: "Portal", label: "Account", href: "/account", order: 60, icon: "user" }),
  ],
  widgets: [openInvoicesWidget, latestOrdersWidget],
  assets: ["paired-range.js", "print-page.js"],
} satisfies Partial<Contents>;
