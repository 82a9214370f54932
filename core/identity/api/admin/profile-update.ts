import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { givenPassword } from "#core/identity/passwords.ts";
import { findStaff, ownStaffId } from "#core/identity/staff/find-staff.ts";
import { staffSchema, staffView } from "#core/identity/staff/staff-view.ts";
import { updateOwnStaffProfile } from "#core/identity/staff/update-own-staff-profile.ts";
import { LANGUAGES } from "#core/kernel/language.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const adminProfileUpdate = defineMethod({
  name: "profile_update",
  role: "admin",
  permission: "profile.manage",
  summary: "Changes the caller's own name, language or, with the password, address.",
  secret: true,
  input: z.strictObject({
    name: boundedText(100, 1).optional(),
    email: emailAddress.optional(),
    lang: z.enum(LANGUAGES).nullable().optional(),
    current_password: givenPassword.optional(),
  }),
  output: staffSchema,
  handle: async (scope, input) => {
    await updateOwnStaffProfile(scope, input);
    return staffView(await findStaff(scope, ownStaffId(scope)));
  },
});
