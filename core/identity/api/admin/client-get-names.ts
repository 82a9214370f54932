import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { clientNames } from "#core/identity/clients/client-names.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientGetNames = defineMethod({
  name: "client_get_names",
  role: "admin",
  permission: "client.view",
  summary: "The names of clients by id, for lists that know the ids only.",
  reads: true,
  input: z.strictObject({ ids: z.array(idNumber).max(500) }),
  output: z.record(z.string(), z.string()),
  handle: (scope, { ids }) => clientNames(scope, ids),
});
