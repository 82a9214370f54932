import { hasPermission } from "#core/events/actor.ts";
import { filtersIn, optionsOf } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { bookingStatuses, orderStatuses, periodWords, productTypeChoices } from "./choices.ts";
import { withClientNames } from "./with-client-names.ts";

const FILTERS = ["search", "status", "type", "booking_status", "consultant_id", "client_id", "product_id", "date_from", "date_to"];

type Order = { readonly client_id: number; readonly period: string | null };
type OrderPage = { readonly list: readonly Order[] };
type Consultants = { readonly list: readonly { readonly id: number; readonly name: string }[] };

/** `/admin/orders`: what was ordered, newest first. */
export const orderListPage = definePage({
  area: "admin",
  path: "/orders",
  title: "Orders",
  permission: "order.view",
  template: "order-list",
  load: async (scope, request) => {
    const page = await request.call<OrderPage>("order_get_list", { ...filtersIn(request.query, FILTERS), per_page: 50 });
    const rows = page.list.map((order) => ({ ...order, period_title: periodWords(order.period, scope.language) }));
    const seesConsultants = hasPermission(scope.actor, "consultant.view");
    const consultants = seesConsultants ? (await request.call<Consultants>("consultant_get_list", { per_page: 500 })).list : [];
    const seesProducts = hasPermission(scope.actor, "product.view");
    return {
      page: { ...page, list: await withClientNames(scope, request, rows) },
      statuses: orderStatuses,
      types: productTypeChoices,
      bookingStatuses,
      products: seesProducts ? optionsOf(await request.call<Readonly<Record<string, string>>>("product_get_pairs")) : [],
      consultants: optionsOf(Object.fromEntries(consultants.map(({ id, name }) => [String(id), name]))),
    };
  },
});
