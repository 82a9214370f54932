import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";

type Line = { readonly id: number; readonly title: string; readonly quantity: number; readonly refunded_quantity: number };
type Invoice = { readonly id: number; readonly serie_nr: string; readonly currency: string; readonly lines: readonly Line[] };
type Preview = { readonly lines: readonly { readonly id: number }[] };

const MODES = ["units", "amount", "everything"];

/** `/admin/invoices/:id/refund`: what to give back is in the address, so the preview needs no script; the form below it does it. */
export const invoiceRefundPage = definePage({
  area: "admin",
  path: "/invoices/:id/refund",
  title: "Refund",
  permission: "invoice.refund",
  template: "invoice-refund",
  load: async (scope, request) => {
    const { params, query, call } = request;
    const invoice = await call<Invoice>("invoice_get", { id: params["id"] });
    const units = unitsIn(query);
    const mode = MODES.includes(textField(query, "mode")) ? textField(query, "mode") : "units";
    return {
      title: scope.word("billing", "Refund of {number}", { number: invoice.serie_nr }).replace("{number}", invoice.serie_nr),
      invoice,
      mode,
      lines: invoice.lines.map((line) => ({ ...line, left: line.quantity - line.refunded_quantity, chosen: units[line.id] ?? "0" })),
      amount: textField(query, "amount"),
      note: textField(query, "note"),
      kept: { mode, amount: textField(query, "amount"), ...bracketed(units) },
      modes: [
        { value: "units", label: "Units of lines" },
        { value: "amount", label: "An amount" },
        { value: "everything", label: "Everything that is left" },
      ],
      ...(await preview(scope, request, invoice)),
    };
  },
  actions: {
    refund: async (_scope, { params, form, call }) => {
      const note = textField(form, "note");
      await call("invoice_refund", { id: params["id"], ...requestIn(form ?? {}), ...(note === "" ? {} : { note }) });
      return { to: `/invoices/${params["id"] ?? ""}`, message: "The refund is made." };
    },
  },
});

/** The plan for what the address asks, or the sentence why it cannot be met; neither before anything was asked. */
async function preview(scope: Scope, { params, query, call }: PageRequest, { lines }: Invoice) {
  if (textField(query, "mode") === "") return { plan: undefined, refusal: undefined };
  if (isEmpty(query)) return { plan: undefined, refusal: scope.word("billing", "Say first how much is to go back.") };
  try {
    const plan = await call<Preview>("invoice_refund_preview", { id: params["id"], ...requestIn(query) });
    const titleOf = (id: number) => lines.find((line) => line.id === id)?.title ?? `#${id}`;
    return { plan: { ...plan, lines: plan.lines.map((line) => ({ ...line, title: titleOf(line.id) })) }, refusal: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { plan: undefined, refusal: scope.sentence(error.code, error.details) };
  }
}

/** The API's request: units of lines, an amount, or nothing of both for everything that is left. */
function requestIn(fields: Fields): object {
  const mode = textField(fields, "mode");
  if (mode === "everything") return {};
  if (mode === "amount") return { amount: textField(fields, "amount") || "0" };
  const chosen = Object.entries(unitsIn(fields)).filter(([, quantity]) => quantity !== "0");
  return { lines: chosen.map(([id, quantity]) => ({ id, quantity })) };
}

/** Units or an amount are asked for, and none is given. */
function isEmpty(fields: Fields): boolean {
  const mode = textField(fields, "mode");
  if (mode === "amount") return textField(fields, "amount").trim() === "";
  return mode !== "everything" && Object.values(unitsIn(fields)).every((quantity) => Number(quantity) === 0);
}

function unitsIn(fields: Fields): Readonly<Record<string, string>> {
  const units = fields["units"];
  if (typeof units !== "object" || Array.isArray(units)) return {};
  return Object.fromEntries(
    Object.entries(units).map(([id, quantity]) => [id, typeof quantity === "string" && quantity !== "" ? quantity : "0"]),
  );
}

function bracketed(units: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(units).map(([id, quantity]) => [`units[${id}]`, quantity]));
}
