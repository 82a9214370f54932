import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { firstName, profileInput, staffOnlyInput } from "#core/identity/clients/client-fields.ts";
import { referencedClientId } from "#core/identity/clients/client-reference.ts";
import { clientForStaff, clientForStaffSchema } from "#core/identity/clients/client-view.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { updateClient } from "#core/identity/clients/update-client.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientUpdate = defineMethod({
  name: "client_update",
  role: "admin",
  permission: "client.edit_profile",
  summary: "Changes a client, named by id or, without one, by address, and answers it.",
  input: z
    .strictObject({
      id: idNumber.optional(),
      email: emailAddress.optional(),
      first_name: firstName.optional(),
      ...profileInput,
      ...staffOnlyInput,
    })
    .refine(({ id, email }) => id !== undefined || email !== undefined, { path: ["id"], error: "Give the id or the email" }),
  output: clientForStaffSchema,
  handle: async (scope, { id: given, ...changes }) => {
    const id = await referencedClientId(scope, { id: given, email: changes.email });
    await updateClient(scope, id, changes);
    return clientForStaff(await findClient(scope, { id }));
  },
});
