import { z } from "zod";
import { updateConsultant } from "#core/billing/catalogue/update-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";

export const consultantUpdate = defineMethod({
  name: "consultant_update",
  role: "admin",
  permission: "consultant.manage",
  summary: "Changes a consultant",
  input: z.strictObject({ id: idNumber, name: boundedText(100, 1).optional(), email: emailAddress.nullish(), active: flag.optional() }),
  output: z.boolean(),
  async handle(scope, { id, name, email, active }) {
    await updateConsultant(scope, id, { name, email, active });
    return true;
  },
});
