import { defineNavigation, type Page } from "#core/events/page.ts";
import { categoryPages } from "./category-pages.ts";
import { clientCreditPage } from "./client-credit.ts";
import { consultantPages } from "./consultant-pages.ts";
import { currencyPages } from "./currency-pages.ts";
import { invoicePage } from "./invoice.ts";
import { invoiceFormPages } from "./invoice-form.ts";
import { invoiceListPage } from "./invoice-list.ts";
import { invoiceRefundPage } from "./invoice-refund.ts";
import { orderPage } from "./order.ts";
import { orderListPage } from "./order-list.ts";
import { productFormPages } from "./product-form.ts";
import { productListPage } from "./product-list.ts";
import { taxPages } from "./tax-pages.ts";

/** The admin pages of billing: what is sold, ordered, invoiced, paid and given back. */
export const billingAdminPages: readonly Page[] = [
  orderListPage,
  orderPage,
  invoiceListPage,
  invoicePage,
  ...invoiceFormPages,
  invoiceRefundPage,
  clientCreditPage,
  productListPage,
  ...productFormPages,
  ...categoryPages,
  ...consultantPages,
  ...currencyPages,
  ...taxPages,
];

/** Where they stand in the navigation. */
export const billingAdminNavigation = [
  defineNavigation({ area: "admin", group: "Sales", label: "Orders", href: "/orders", order: 110, icon: "shopping-cart" }),
  defineNavigation({ area: "admin", group: "Sales", label: "Invoices", href: "/invoices", order: 120, icon: "file-invoice" }),
  defineNavigation({
    area: "admin",
    group: "Shop",
    label: "Products",
    href: "/products",
    covers: ["/product-categories"],
    order: 500,
    icon: "package",
  }),
  defineNavigation({ area: "admin", group: "Shop", label: "Consultants", href: "/consultants", order: 510, icon: "user-star" }),
  defineNavigation({ area: "admin", group: "Shop", label: "Currencies", href: "/currencies", order: 520, icon: "coins" }),
  defineNavigation({ area: "admin", group: "Shop", label: "Taxes", href: "/taxes", order: 530, icon: "receipt-tax" }),
];
