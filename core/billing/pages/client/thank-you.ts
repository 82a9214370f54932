import { definePage } from "#core/events/page.ts";
import type { InvoiceAnswer } from "./wire-answers.ts";

/** `/thank-you/:hash`: the order is placed; what is paid, and how to pay the rest. */
export const clientThankYouPage = definePage({
  area: "client",
  path: "/thank-you/:hash",
  title: "Thank you for your order",
  template: "thank-you",
  load: async (scope, { params, call }) => {
    const invoice = await call<InvoiceAnswer>("invoice_get", { hash: params["hash"] });
    return { invoice, isPaid: invoice.status === "paid", company: scope.shop.company };
  },
});
