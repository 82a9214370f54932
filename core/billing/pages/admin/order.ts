import { hasPermission } from "#core/events/actor.ts";
import { filledFields, groupField, optionsOf, textField, withoutEmpty } from "#core/events/form-fields.ts";
import { definePage, type PageAction, type PageRequest } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { exponentOf } from "#core/kernel/money.ts";
import { periodWords } from "./choices.ts";
import { withClientNames } from "./with-client-names.ts";

type Order = {
  readonly id: number;
  readonly client_id: number;
  readonly title: string;
  readonly status: string;
  readonly price: number;
  readonly currency: string;
  readonly period: string | null;
  readonly consultant_id: number | null;
  readonly service_type: string | null;
  readonly type: string;
  readonly starts_at: string | null;
  readonly expires_at: string | null;
  readonly config: Readonly<Record<string, unknown>>;
};

/** `/admin/orders/:id`: one order, what has become of it, and what may be done with it now. */
export const orderPage = definePage({
  area: "admin",
  path: "/orders/:id",
  title: "Order",
  permission: "order.view",
  template: "order",
  load: async (scope, request) => {
    const { params, call } = request;
    const order = await call<Order>("order_get", { id: params["id"] });
    const [named] = await withClientNames(scope, request, [order]);
    const mayDo = hasPermission(scope.actor, "order.manage");
    const seesInvoices = hasPermission(scope.actor, "invoice.view");
    return {
      title: scope.word("billing", "Order {id}", { id: order.id }).replace("{id}", String(order.id)),
      order: { ...order, client_name: named?.client_name ?? "", period_title: periodWords(order.period, scope.language) },
      dates: {
        expires: dayOf(order.expires_at, scope.shop.timeZone),
        starts: wallTime(order.starts_at, scope.shop.timeZone),
        deliver: wallTime(textOf(order.config["deliver_at"]), scope.shop.timeZone),
      },
      price: order.price.toFixed(exponentOf(order.currency)),
      zone: scope.shop.timeZone,
      asked: Object.fromEntries(["recipient_name", "recipient_email", "message"].map((name) => [name, textOf(order.config[name]) ?? ""])),
      consultants: mayDo && order.type === "service" ? await consultantOptions(call) : [],
      consultant: await consultantName(order, (id) =>
        hasPermission(scope.actor, "consultant.view") ? call<{ readonly name: string }>("consultant_get", { id }) : undefined,
      ),
      history: await call("order_status_history_get_list", { id: order.id }),
      invoices: seesInvoices ? (await call<{ readonly list: readonly object[] }>("invoice_get_list", { order_id: order.id })).list : [],
      seesInvoices,
      may: {
        edit: mayDo,
        change: mayDo && (order.type === "service" || order.type === "gift_card") && order.status !== "canceled",
        remove: mayDo && order.status !== "active" && order.status !== "suspended",
        activate: mayDo && order.status === "pending_setup",
        renew: mayDo && order.period !== null && (order.status === "active" || order.status === "suspended"),
        suspend: mayDo && order.status === "active",
        unsuspend: mayDo && order.status === "suspended",
        complete: mayDo && order.status === "active",
        cancel: mayDo && order.status !== "canceled" && order.status !== "completed",
      },
    };
  },
  actions: {
    activate: changing("order_activate", "The order is active."),
    suspend: changing("order_suspend", "The order is suspended."),
    unsuspend: changing("order_unsuspend", "The order is active again."),
    complete: changing("order_complete", "The order is completed."),
    cancel: changing("order_cancel", "The order is cancelled."),
    edit: async (_scope, { params, form, call }) => {
      const { expires_at: expiresAt = null, ...fields } = filledFields(form);
      await call("order_update", { ...fields, id: params["id"], notes: textField(form, "notes"), expires_at: expiresAt });
      return { message: "The order is saved." };
    },
    "change-config": async (_scope, { params, form, call }) => {
      await call("order_update_config", { id: params["id"], config: filledFields(groupField(form, "config")) });
      return { message: "The order is saved." };
    },
    remove: async (_scope, { params, call }) => {
      await call("order_delete", { id: params["id"] });
      return { to: "/orders", message: "The order is deleted. Its invoices stay." };
    },
    renew: async (_scope, { params, call }) => ({
      to: `/invoices/${await call<number>("order_renew", { id: params["id"] })}`,
      message: "This is the invoice for the next period.",
    }),
  },
});

function changing(method: string, message: string): PageAction {
  return async (_scope, { params, form, call }) => {
    const fields = Object.fromEntries(["reason", "attended"].map((name) => [name, textField(form, name)]));
    await call(method, { id: params["id"], ...withoutEmpty(fields, ["reason", "attended"]) });
    return { message };
  };
}

async function consultantName(
  { consultant_id: id }: Order,
  find: (id: number) => Promise<{ readonly name: string }> | undefined,
): Promise<string> {
  return id === null ? "–" : ((await find(id))?.name ?? `#${id}`);
}

async function consultantOptions(call: PageRequest["call"]) {
  const pairs = await call<Readonly<Record<string, string>>>("consultant_get_pairs", {}, "guest");
  return optionsOf(pairs, "Nobody yet");
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** An instant as a date field has it, in the shop's zone. */
function dayOf(instant: string | null, zone: string): string {
  return instant === null ? "" : zonedParts(new Date(instant), zone).date;
}

/** The same with its time, as a field for both has it. */
function wallTime(instant: string | null, zone: string): string {
  if (instant === null) return "";
  const { date, hour, minute } = zonedParts(new Date(instant), zone);
  return `${date}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
