import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { changeOwnPassword } from "#core/identity/clients/change-client-password.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";

export const clientProfileChangePassword = defineMethod({
  name: "profile_change_password",
  role: "client",
  summary: "Sets the caller's own password and ends its other sessions.",
  secret: true,
  input: z.strictObject({ current_password: givenPassword, new_password: newPassword, confirm_password: givenPassword }),
  output: z.literal(true),
  handle: async (scope, { current_password: current, new_password: password, confirm_password: confirmed }) => {
    if (password !== confirmed) throw invalidRequest({ confirm_password: "Must be the same as the password" });
    await changeOwnPassword(scope, current, password);
    return true as const;
  },
});
