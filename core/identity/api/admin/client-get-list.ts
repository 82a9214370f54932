import { defineMethod } from "#core/events/method.ts";
import { clientForStaffSchema } from "#core/identity/clients/client-view.ts";
import { clientFilters, listClients } from "#core/identity/clients/list-clients.ts";
import { pageOutput } from "#core/kernel/page.ts";

export const adminClientGetList = defineMethod({
  name: "client_get_list",
  role: "admin",
  permission: "client.view",
  summary: "Clients, newest first unless sorted otherwise.",
  reads: true,
  input: clientFilters,
  output: pageOutput(clientForStaffSchema),
  handle: (scope, input) => listClients(scope, input),
});
