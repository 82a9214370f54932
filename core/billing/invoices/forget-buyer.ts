import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";

/** An erased client's invoices stay, under the client's pseudonym: names and addresses go from them. */
export async function forgetBuyer(scope: Scope, { clientId }: { readonly clientId: number }): Promise<void> {
  await billingTables(scope).updateTable("invoice").set({ buyer: null }).where("client_id", "=", clientId).execute();
}
