import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { resendConfirmation } from "#core/identity/clients/resend-confirmation.ts";

export const clientResendEmailVerification = defineMethod({
  name: "client_resend_email_verification",
  role: "client",
  summary: "Sends the link to confirm the caller's address once more.",
  input: z.strictObject({}),
  output: z.literal(true),
  handle: async (scope) => {
    await resendConfirmation(scope);
    return true as const;
  },
});
