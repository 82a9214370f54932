import type { ClientDataSource } from "#core/identity/client-data.ts";
import { listCredit } from "../credit/list-credit.ts";
import { presentOrder } from "../orders/order-schema.ts";
import { billingTables } from "../tables.ts";
import { loadInvoiceParts } from "./load-invoices.ts";
import { presentInvoice } from "./present-invoice.ts";

const EVERYTHING = 1_000_000;

/** What invoicing stores about a client: invoices, orders, account credit. */
export const billingClientData: ClientDataSource = async (scope, clientId) => {
  const tables = billingTables(scope);
  const invoices = await tables.selectFrom("invoice").selectAll().where("client_id", "=", clientId).orderBy("id").execute();
  const orders = await tables.selectFrom("client_order").selectAll().where("client_id", "=", clientId).orderBy("id").execute();
  const credit = await listCredit(scope, clientId, { page: 1, per_page: EVERYTHING });
  return {
    invoices: (await loadInvoiceParts(scope, invoices)).map(presentInvoice),
    orders: orders.map(presentOrder),
    credit: credit.list,
  };
};
