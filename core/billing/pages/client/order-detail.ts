import { definePage } from "#core/events/page.ts";
import { periodWords } from "./price-words.ts";
import type { OrderAnswer } from "./wire-answers.ts";

/** `/account/orders/:id`: one order. */
export const clientOrderDetailPage = definePage({
  area: "client",
  path: "/account/orders/:id",
  title: "Order",
  template: "order-detail",
  load: async (scope, { params, call }) => {
    const [order, consultants] = await Promise.all([
      call<OrderAnswer>("order_get", { id: params["id"] }),
      call<Readonly<Record<string, string>>>("consultant_get_pairs", {}, "guest"),
    ]);
    return {
      title: order.title,
      order,
      periodWords: periodWords(scope, order.period),
      consultant: order.consultant_id === null ? null : (consultants[order.consultant_id] ?? null),
      recipient: order.config["recipient_name"] ?? order.config["recipient_email"] ?? null,
    };
  },
});
