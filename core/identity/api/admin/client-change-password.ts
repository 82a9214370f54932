import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { changeClientPassword } from "#core/identity/clients/change-client-password.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientChangePassword = defineMethod({
  name: "client_change_password",
  role: "admin",
  permission: "client.change_password",
  summary: "Sets the password of a client and ends its sessions.",
  secret: true,
  input: z.strictObject({ id: idNumber, password: newPassword, password_confirm: givenPassword }),
  output: z.literal(true),
  handle: async (scope, { id, password, password_confirm: confirmed }) => {
    if (password !== confirmed) throw invalidRequest({ password_confirm: "Must be the same as the password" });
    await changeClientPassword(scope, id, password);
    return true as const;
  },
});
