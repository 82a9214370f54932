import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { clientSchema, clientView } from "#core/identity/clients/client-view.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";

export const clientProfileGet = defineMethod({
  name: "profile_get",
  role: "client",
  summary: "The calling client.",
  reads: true,
  input: z.strictObject({}),
  output: clientSchema,
  handle: async (scope) => clientView(await findClient(scope, { id: ownClientId(scope) })),
});
