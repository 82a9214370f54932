import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { deleteStaff } from "#core/identity/staff/delete-staff.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminStaffDelete = defineMethod({
  name: "staff_delete",
  role: "admin",
  permission: "staff.delete_staff",
  summary: "Removes a staff member.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteStaff(scope, id);
    return true as const;
  },
});
