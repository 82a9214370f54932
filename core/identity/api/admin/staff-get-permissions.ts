import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";

export const adminStaffGetPermissions = defineMethod({
  name: "staff_get_permissions",
  role: "admin",
  permission: "staff.view",
  summary: "Every permission that can be granted, with what it allows.",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: async (scope) => Object.fromEntries(scope.wiring.permissions),
});
