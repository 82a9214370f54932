import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenPassword, newPassword } from "#core/identity/passwords.ts";
import { changeStaffPassword } from "#core/identity/staff/change-staff-password.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminStaffChangePassword = defineMethod({
  name: "staff_change_password",
  role: "admin",
  permission: "staff.reset_staff_password",
  summary: "Sets the password of a staff member and ends its sessions.",
  secret: true,
  input: z.strictObject({ id: idNumber, password: newPassword, password_confirm: givenPassword }),
  output: z.literal(true),
  handle: async (scope, { id, password, password_confirm: confirmed }) => {
    if (password !== confirmed) throw invalidRequest({ password_confirm: "Must be the same as the password" });
    await changeStaffPassword(scope, id, password);
    return true as const;
  },
});
