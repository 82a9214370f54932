import { hasPermission } from "#core/events/actor.ts";
import { textField, withoutEmpty } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { REMINDER_PAUSE_MS } from "../../invoices/remind-of-invoice.ts";
import { buyerLines } from "../buyer-lines.ts";
import { periodWords } from "./choices.ts";
import { withClientNames } from "./with-client-names.ts";

type Line = { readonly period: string | null };
type Invoice = {
  readonly id: number;
  readonly client_id: number;
  readonly serie_nr: string;
  readonly status: string;
  readonly approved: boolean;
  readonly reminded_at: string | null;
  readonly paid: number;
  readonly held: number;
  readonly phase: string;
  readonly balance_due: number;
  readonly lines: readonly Line[];
  readonly buyer: Readonly<Record<string, string | null>>;
};

/** `/admin/invoices/:id`: one invoice with all that was paid, held, taken off and given back. */
export const invoicePage = definePage({
  area: "admin",
  path: "/invoices/:id",
  title: "Invoice",
  permission: "invoice.view",
  template: "invoice",
  load: async (scope, request) => {
    const { params, call } = request;
    const invoice = await call<Invoice>("invoice_get", { id: params["id"] });
    const [named] = await withClientNames(scope, request, [invoice]);
    const isUnpaid = invoice.status === "unpaid";
    const manages = hasPermission(scope.actor, "invoice.manage");
    const isRefundable = invoice.status === "paid" || invoice.status === "partially_refunded";
    return {
      title: scope.word("billing", "Invoice {number}", { number: invoice.serie_nr }).replace("{number}", invoice.serie_nr),
      invoice: {
        ...invoice,
        client_name: named?.client_name ?? "",
        lines: invoice.lines.map((line) => ({ ...line, period_title: periodWords(line.period, scope.language) })),
      },
      wasReminded: invoice.reminded_at !== null && scope.now.getTime() - Date.parse(invoice.reminded_at) < REMINDER_PAUSE_MS,
      buyer: buyerLines(invoice.buyer, scope.language),
      creditNotes: await call("invoice_credit_note_get_list", { id: invoice.id }),
      may: {
        edit: manages && isUnpaid && !invoice.approved && invoice.phase === "manual" && invoice.paid + invoice.held === 0,
        remind: manages && isUnpaid && invoice.approved && invoice.balance_due > 0,
        approve: manages && isUnpaid && !invoice.approved,
        adjust: manages && isUnpaid,
        cancel: manages && isUnpaid,
        remove: manages && (isUnpaid || invoice.status === "cancelled") && invoice.paid === 0,
        pay: isUnpaid && hasPermission(scope.actor, "invoice.receive_payments"),
        refund: isRefundable && hasPermission(scope.actor, "invoice.refund"),
      },
    };
  },
  actions: {
    approve: async (_scope, { params, call }) => {
      await call("invoice_approve", { id: params["id"] });
      return { message: "The client sees the invoice now, and is mailed about it." };
    },
    remind: async (_scope, { params, form, call }) => {
      await call("invoice_send_reminder", { id: params["id"], force: textField(form, "force") === "1" });
      return { message: "The client is mailed about this invoice." };
    },
    "mark-as-paid": async (_scope, { params, form, call }) => {
      const reference = withoutEmpty({ transaction_id: textField(form, "transaction_id") }, ["transaction_id"]);
      await call("invoice_mark_as_paid", { id: params["id"], ...reference });
      return { message: "The invoice is paid." };
    },
    "pay-with-credit": async (_scope, { params, call }) => {
      await call("invoice_pay_with_credits", { id: params["id"] });
      return { message: "The account credit was used for this invoice." };
    },
    adjust: async (_scope, { params, form, call }) => {
      await call("invoice_adjust", { id: params["id"], amount: textField(form, "amount"), reason: textField(form, "reason") });
      return { message: "The amount was taken off." };
    },
    cancel: async (_scope, { params, form, call }) => {
      await call("invoice_cancel", { id: params["id"], ...withoutEmpty({ reason: textField(form, "reason") }, ["reason"]) });
      return { message: "The invoice is cancelled. What it held is free again." };
    },
    remove: async (_scope, { params, call }) => {
      await call("invoice_delete", { id: params["id"] });
      return { to: "/invoices", message: "The invoice is deleted." };
    },
  },
});
