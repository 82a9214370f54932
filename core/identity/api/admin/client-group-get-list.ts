import { defineMethod } from "#core/events/method.ts";
import { clientGroupFilters, clientGroupSchema, listClientGroups } from "#core/identity/groups/client-groups.ts";
import { pageOutput } from "#core/kernel/page.ts";

export const adminClientGroupGetList = defineMethod({
  name: "client_group_get_list",
  role: "admin",
  permission: "client.view",
  summary: "Groups of clients, by title unless sorted otherwise.",
  reads: true,
  input: clientGroupFilters,
  output: pageOutput(clientGroupSchema),
  handle: (scope, input) => listClientGroups(scope, input),
});
