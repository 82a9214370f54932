import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { updateClientGroup } from "#core/identity/groups/update-client-group.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";

export const adminClientGroupUpdate = defineMethod({
  name: "client_group_update",
  role: "admin",
  permission: "client.manage_groups",
  summary: "Gives a group another title.",
  input: z.strictObject({ id: idNumber, title: boundedText(100, 1) }),
  output: z.literal(true),
  handle: async (scope, { id, title }) => {
    await updateClientGroup(scope, id, title);
    return true as const;
  },
});
