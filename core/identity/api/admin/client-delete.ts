import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { clientReferenceInput, referencedClientId } from "#core/identity/clients/client-reference.ts";
import { eraseClient } from "#core/identity/clients/erase-client.ts";

export const adminClientDelete = defineMethod({
  name: "client_delete",
  role: "admin",
  permission: "client.delete",
  summary: "Erases a client: its invoices stay under a pseudonym. Cannot be undone.",
  input: clientReferenceInput,
  output: z.literal(true),
  handle: async (scope, input) => {
    await eraseClient(scope, await referencedClientId(scope, input));
    return true as const;
  },
});
