import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { findStaff } from "#core/identity/staff/find-staff.ts";
import { permissionList } from "#core/identity/staff/permission-list.ts";
import { staffSchema, staffView } from "#core/identity/staff/staff-view.ts";
import { updateStaff } from "#core/identity/staff/update-staff.ts";
import { LANGUAGES } from "#core/kernel/language.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";

export const adminStaffUpdate = defineMethod({
  name: "staff_update",
  role: "admin",
  permission: "staff.create_and_edit_staff",
  summary: "Changes a staff member and answers it; rights hold from the next call on.",
  input: z.strictObject({
    id: idNumber,
    email: emailAddress.optional(),
    name: boundedText(100, 1).optional(),
    status: z.enum(["active", "inactive"]).optional(),
    permissions: permissionList.optional(),
    is_super: flag.optional(),
    lang: z.enum(LANGUAGES).nullable().optional(),
  }),
  output: staffSchema,
  handle: async (scope, { id, ...changes }) => {
    await updateStaff(scope, id, changes);
    return staffView(await findStaff(scope, id));
  },
});
