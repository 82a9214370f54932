import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { signInClient } from "#core/identity/clients/sign-in-client.ts";
import { givenEmailAddress } from "#core/identity/email-address.ts";
import { givenPassword } from "#core/identity/passwords.ts";

export const guestClientLogin = defineMethod({
  name: "client_login",
  role: "guest",
  summary: "Signs a client in.",
  secret: true,
  input: z.strictObject({ email: givenEmailAddress, password: givenPassword }),
  output: z.object({ id: z.int(), email: z.string(), name: z.string(), role: z.literal("client") }),
  handle: (scope, input) => signInClient(scope, input),
});
