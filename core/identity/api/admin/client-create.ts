import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { firstName, profileInput, staffOnlyInput } from "#core/identity/clients/client-fields.ts";
import { createClient } from "#core/identity/clients/create-client.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { newPassword } from "#core/identity/passwords.ts";

export const adminClientCreate = defineMethod({
  name: "client_create",
  role: "admin",
  permission: "client.create",
  summary: "Creates a client and answers its id.",
  secret: true,
  input: z.strictObject({
    email: emailAddress,
    first_name: firstName,
    password: newPassword.optional(),
    ...profileInput,
    ...staffOnlyInput,
  }),
  output: z.int(),
  handle: (scope, input) => createClient(scope, input),
});
