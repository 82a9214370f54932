import { hasPermission } from "#core/events/actor.ts";
import { defineWidget } from "#core/events/page.ts";
import { adminClientSlot } from "#core/identity/pages/client-slot.ts";

const SHOWN = 5;

type ClientOfPage = { readonly currency: string | null };

/** What billing shows on the page of a client: credit, orders and invoices. */
export const clientWidgets = [
  defineWidget({
    slot: adminClientSlot.name,
    title: "At a glance",
    order: 5,
    permission: "invoice.view",
    template: "widget-client-figures",
    load: async (scope, { params: { id = "" }, call }) => ({
      sums: await call<readonly object[]>("invoice_get_summary", { client_id: id }),
      active: hasPermission(scope.actor, "order.view")
        ? (await call<{ readonly total: number }>("order_get_list", { client_id: id, status: "active", per_page: 1 })).total
        : undefined,
    }),
  }),
  defineWidget({
    slot: adminClientSlot.name,
    title: "Account credit",
    order: 10,
    permission: "credit.view",
    template: "widget-client-credit",
    load: async (_scope, { params: { id = "" }, call }) => ({
      id,
      currency: (await call<ClientOfPage>("client_get", { id })).currency ?? undefined,
      total: await call("client_balance_get_total", { id }),
      page: await call("client_balance_get_list", { id, per_page: SHOWN }),
    }),
  }),
  defineWidget({
    slot: adminClientSlot.name,
    title: "Orders",
    order: 20,
    permission: "order.view",
    template: "widget-orders",
    load: async (_scope, { params: { id = "" }, call }) => ({
      clientId: id,
      page: await call("order_get_list", { client_id: id, per_page: SHOWN }),
    }),
  }),
  defineWidget({
    slot: adminClientSlot.name,
    title: "Invoices",
    order: 30,
    permission: "invoice.view",
    template: "widget-invoices",
    load: async (_scope, { params: { id = "" }, call }) => ({
      clientId: id,
      page: await call("invoice_get_list", { client_id: id, per_page: SHOWN }),
    }),
  }),
];
