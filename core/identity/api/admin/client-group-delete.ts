import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { deleteClientGroup } from "#core/identity/groups/delete-client-group.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientGroupDelete = defineMethod({
  name: "client_group_delete",
  role: "admin",
  permission: "client.manage_groups",
  summary: "Removes a group that has no clients.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteClientGroup(scope, id);
    return true as const;
  },
});
