import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { firstName, profileInput } from "#core/identity/clients/client-fields.ts";
import { signUpClient } from "#core/identity/clients/sign-up-client.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const guestClientCreate = defineMethod({
  name: "client_create",
  role: "guest",
  summary: "A guest becomes a client, is signed in and gets its id.",
  secret: true,
  input: z.strictObject({
    ...profileInput,
    email: emailAddress,
    first_name: firstName,
    password: newPassword,
    password_confirm: givenPassword,
    referred_by: boundedText(64).optional(),
  }),
  output: z.int(),
  handle: (scope, input) => signUpClient(scope, input),
});
