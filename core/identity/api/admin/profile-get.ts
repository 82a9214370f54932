import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { findStaff, ownStaffId } from "#core/identity/staff/find-staff.ts";
import { staffSchema, staffView } from "#core/identity/staff/staff-view.ts";

export const adminProfileGet = defineMethod({
  name: "profile_get",
  role: "admin",
  permission: "profile.manage",
  summary: "The calling staff member.",
  reads: true,
  input: z.strictObject({}),
  output: staffSchema,
  handle: async (scope) => staffView(await findStaff(scope, ownStaffId(scope))),
});
