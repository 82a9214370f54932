import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { clientGroupPairs } from "#core/identity/groups/client-groups.ts";

export const adminClientGroupGetPairs = defineMethod({
  name: "client_group_get_pairs",
  role: "admin",
  permission: "client.view",
  summary: "Group id and title of every group, for select boxes.",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: (scope) => clientGroupPairs(scope),
});
