import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { confirmClientEmail } from "#core/identity/clients/confirm-client-email.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const guestClientConfirmEmail = defineMethod({
  name: "client_confirm_email",
  role: "guest",
  summary: "Confirms a client's address by the token sent to it.",
  secret: true,
  input: z.strictObject({ token: boundedText(200, 1) }),
  output: z.literal(true),
  handle: async (scope, { token }) => {
    await confirmClientEmail(scope, token);
    return true as const;
  },
});
