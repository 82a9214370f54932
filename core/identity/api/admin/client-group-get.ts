import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { clientGroupSchema, findClientGroup } from "#core/identity/groups/client-groups.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientGroupGet = defineMethod({
  name: "client_group_get",
  role: "admin",
  permission: "client.view",
  summary: "One group of clients.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: clientGroupSchema,
  handle: async (scope, { id }) => {
    const group = await findClientGroup(scope, id);
    if (group === undefined) throw identityErrors.error("client_group.not_found");
    return group;
  },
});
