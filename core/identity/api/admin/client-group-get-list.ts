import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { clientGroupSchema, listClientGroups } from "#core/identity/groups/client-groups.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";

export const adminClientGroupGetList = defineMethod({
  name: "client_group_get_list",
  role: "admin",
  permission: "client.view",
  summary: "Groups of clients, by title.",
  reads: true,
  input: z.strictObject({ ...pageInput }),
  output: pageOutput(clientGroupSchema),
  handle: (scope, input) => listClientGroups(scope, input),
});
