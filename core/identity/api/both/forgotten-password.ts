import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenEmailAddress } from "#core/identity/email-address.ts";
import type { AccountKind } from "#core/identity/forgotten-password/account.ts";
import { askForPassword } from "#core/identity/forgotten-password/ask-for-password.ts";
import { setForgottenPassword } from "#core/identity/forgotten-password/set-forgotten-password.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { boundedText } from "#core/kernel/wire.ts";

/** `client_reset_password` or `staff_reset_password`. */
export function resetPasswordMethod(kind: AccountKind) {
  return defineMethod({
    name: `${kind}_reset_password`,
    role: "guest",
    summary: "Has a link for a new password sent to an address. The answer is the same when nobody has it.",
    input: z.strictObject({ email: givenEmailAddress }),
    output: z.literal(true),
    handle: async (scope, { email }) => {
      await askForPassword(scope, kind, email);
      return true as const;
    },
  });
}

/** `client_update_password` or `staff_update_password`. */
export function updatePasswordMethod(kind: AccountKind) {
  return defineMethod({
    name: `${kind}_update_password`,
    role: "guest",
    summary: "Sets a new password by the link that was sent for it, once; all sessions of the account end.",
    secret: true,
    input: z.strictObject({
      hash: boundedText(200, 1).describe("The last part of the link"),
      password: newPassword,
      password_confirm: givenPassword,
    }),
    output: z.literal(true),
    handle: async (scope, { hash, password, password_confirm: confirmed }) => {
      if (password !== confirmed) throw invalidRequest({ password_confirm: "Must be the same as the password" });
      await setForgottenPassword(scope, kind, hash, password);
      return true as const;
    },
  });
}
