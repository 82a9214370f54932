import { defineMethod } from "#core/events/method.ts";
import { clientReferenceInput, referenceOf } from "#core/identity/clients/client-reference.ts";
import { clientForStaff, clientForStaffSchema } from "#core/identity/clients/client-view.ts";
import { findClient } from "#core/identity/clients/find-client.ts";

export const adminClientGet = defineMethod({
  name: "client_get",
  role: "admin",
  permission: "client.view",
  summary: "One client, by id or address.",
  reads: true,
  input: clientReferenceInput,
  output: clientForStaffSchema,
  handle: async (scope, input) => clientForStaff(await findClient(scope, referenceOf(input))),
});
