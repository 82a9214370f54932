import { z } from "zod";
import { createConsultant } from "#core/billing/catalogue/create-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const consultantCreate = defineMethod({
  name: "consultant_create",
  role: "admin",
  permission: "consultant.manage",
  summary: "Adds somebody who gives sessions",
  input: z.strictObject({ name: boundedText(100, 1), email: emailAddress.nullish() }),
  output: z.int(),
  handle: (scope, { name, email }) => createConsultant(scope, { name, email: email ?? null, active: true }),
});
