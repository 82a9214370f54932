import { defineMethod } from "#core/events/method.ts";
import { listStaff, staffFilters } from "#core/identity/staff/list-staff.ts";
import { staffSchema } from "#core/identity/staff/staff-view.ts";
import { pageOutput } from "#core/kernel/page.ts";

export const adminStaffGetList = defineMethod({
  name: "staff_get_list",
  role: "admin",
  permission: "staff.view",
  summary: "Staff members, oldest first unless sorted otherwise.",
  reads: true,
  input: staffFilters,
  output: pageOutput(staffSchema),
  handle: (scope, input) => listStaff(scope, input),
});
