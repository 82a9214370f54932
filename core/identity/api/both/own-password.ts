import { z } from "zod";
import { defineMethod, type Role } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";

/** `profile_change_password`, the same for clients and staff. */
export function ownPasswordMethod(
  who: { readonly role: Role; readonly permission?: string },
  change: (scope: Scope, current: string, password: string) => Promise<void>,
) {
  return defineMethod({
    name: "profile_change_password",
    ...who,
    summary: "Sets the caller's own password and ends its other sessions.",
    secret: true,
    input: z.strictObject({ current_password: givenPassword, new_password: newPassword, confirm_password: givenPassword }),
    output: z.literal(true),
    handle: async (scope, { current_password: current, new_password: password, confirm_password: confirmed }) => {
      if (password !== confirmed) throw invalidRequest({ confirm_password: "Must be the same as the password" });
      await change(scope, current, password);
      return true as const;
    },
  });
}
