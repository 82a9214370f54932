import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenEmailAddress } from "#core/identity/email-address.ts";
import { givenPassword } from "#core/identity/passwords.ts";
import { signInStaff } from "#core/identity/staff/sign-in-staff.ts";

export const guestStaffLogin = defineMethod({
  name: "staff_login",
  role: "guest",
  summary: "Signs a staff member in.",
  secret: true,
  input: z.strictObject({ email: givenEmailAddress, password: givenPassword }),
  output: z.object({ id: z.int(), email: z.string(), name: z.string(), role: z.literal("admin") }),
  handle: (scope, input) => signInStaff(scope, input),
});
