import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { newPassword } from "#core/identity/passwords.ts";
import { createStaff } from "#core/identity/staff/create-staff.ts";
import { permissionList } from "#core/identity/staff/permission-list.ts";
import { LANGUAGES } from "#core/kernel/language.ts";
import { boundedText, flag } from "#core/kernel/wire.ts";

export const adminStaffCreate = defineMethod({
  name: "staff_create",
  role: "admin",
  permission: "staff.create_and_edit_staff",
  summary: "Adds a staff member and answers its id.",
  secret: true,
  input: z.strictObject({
    email: emailAddress,
    name: boundedText(100, 1),
    password: newPassword.optional(),
    permissions: permissionList.optional(),
    is_super: flag.optional(),
    lang: z.enum(LANGUAGES).nullable().optional(),
  }),
  output: z.int(),
  handle: (scope, input) => createStaff(scope, input),
});
