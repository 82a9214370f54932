import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { createClientGroup } from "#core/identity/groups/create-client-group.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const adminClientGroupCreate = defineMethod({
  name: "client_group_create",
  role: "admin",
  permission: "client.manage_groups",
  summary: "Adds a group of clients and answers its id.",
  input: z.strictObject({ title: boundedText(100, 1) }),
  output: z.int(),
  handle: (scope, { title }) => createClientGroup(scope, title),
});
