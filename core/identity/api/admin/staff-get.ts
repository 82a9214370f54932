import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { findStaff } from "#core/identity/staff/find-staff.ts";
import { staffSchema, staffView } from "#core/identity/staff/staff-view.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminStaffGet = defineMethod({
  name: "staff_get",
  role: "admin",
  permission: "staff.view",
  summary: "One staff member.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: staffSchema,
  handle: async (scope, { id }) => staffView(await findStaff(scope, id)),
});
