import { textField, withoutEmpty } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { callWithRows, itemsIn, type StoredLine, sheetOf } from "./invoice-lines.ts";

type Invoice = {
  readonly id: number;
  readonly serie_nr: string;
  readonly client_id: number;
  readonly currency: string;
  readonly notes: string | null;
  readonly updated_at: string;
  readonly due_at: string | null;
  readonly approved: boolean;
  readonly phase: string;
  readonly lines: readonly StoredLine[];
};
type Client = { readonly id: number; readonly first_name: string; readonly last_name: string; readonly currency: string | null };

/** `/admin/invoices/new`: an invoice written by hand, for the client in the address or one named by its e-mail address. */
const newInvoicePage = definePage({
  area: "admin",
  path: "/invoices/new",
  title: "New invoice",
  permission: "invoice.manage",
  template: "invoice-form",
  load: async (scope, request) => {
    const { query, form, call } = request;
    const id = textField(query, "client_id") || textField(form, "client_id");
    const client = id === "" ? undefined : await call<Client>("client_get", { id });
    return {
      isNew: true,
      client,
      clientName: client === undefined ? "" : nameOf(client),
      kept: client === undefined ? {} : { client_id: client.id },
      currency: client === undefined ? undefined : (client.currency ?? scope.shop.currency),
      rows: sheetOf(form, [], scope.shop.currency),
      notes: "",
      dueAt: "",
      back: client === undefined ? "/invoices" : `/clients/${client.id}`,
      isTaxInclusive: scope.shop.taxInclusive,
    };
  },
  actions: { save: prepare },
});

/** `/admin/invoices/:id/edit`: the same for one that its client has not seen yet. */
const editInvoicePage = definePage({
  area: "admin",
  path: "/invoices/:id/edit",
  title: "Edit invoice",
  permission: "invoice.manage",
  template: "invoice-form",
  load: async (scope, { params, form, call }) => {
    const invoice = await call<Invoice>("invoice_get", { id: params["id"] });
    return {
      title: invoice.serie_nr,
      isNew: false,
      client: undefined,
      clientName: "",
      kept: { updated_at: textField(form, "updated_at") || invoice.updated_at },
      currency: invoice.currency,
      rows: sheetOf(form, invoice.lines, invoice.currency),
      notes: invoice.notes ?? "",
      dueAt: invoice.due_at === null ? "" : zonedParts(new Date(invoice.due_at), scope.shop.timeZone).date,
      back: `/invoices/${invoice.id}`,
      isTaxInclusive: scope.shop.taxInclusive,
    };
  },
  actions: {
    save: async (_scope, request) => {
      const { id } = request.params;
      const fields = { notes: textField(request.form, "notes"), due_at: textField(request.form, "due_at") || null };
      const read = withoutEmpty({ updated_at: textField(request.form, "updated_at") }, ["updated_at"]);
      await callWithRows(request, "invoice_update", { id, ...itemsIn(request.form), ...fields, ...read });
      return { to: `/invoices/${id}`, message: "The invoice is saved. Its client does not see it yet." };
    },
  },
});

export const invoiceFormPages = [newInvoicePage, editInvoicePage];

async function prepare(scope: Scope, request: PageRequest) {
  const isShown = textField(request.form, "approve") === "1";
  const fields = { notes: textField(request.form, "notes"), due_at: textField(request.form, "due_at") || null };
  const clientId = await clientOf(scope, request);
  const input = { client_id: clientId, ...itemsIn(request.form), ...fields, approve: isShown };
  const id = await callWithRows<number>(request, "invoice_prepare", input);
  const message = isShown ? "The invoice is written, and its client sees it." : "The invoice is saved. Its client does not see it yet.";
  return { to: `/invoices/${id}`, message };
}

/** The client that the page was opened for, else the one whose e-mail address was typed. */
async function clientOf(scope: Scope, { form, call }: PageRequest): Promise<number> {
  const given = textField(form, "client_id");
  if (given !== "") return Number(given);
  const email = textField(form, "client").trim();
  if (email === "") throw invalidRequest({ client: scope.word("billing", "Please say who it is for.") });
  try {
    return (await call<Client>("client_get", { email })).id;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "client.not_found") {
      throw invalidRequest({ client: scope.sentence("client.not_found") });
    }
    throw error;
  }
}

function nameOf({ id, first_name: first, last_name: last }: Client): string {
  return `${first} ${last}`.trim() || `#${id}`;
}
