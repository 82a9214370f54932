import { z } from "zod";
import { consultantSchema, presentConsultant } from "#core/billing/catalogue/present-consultant.ts";
import { requireConsultant } from "#core/billing/catalogue/require-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const consultantGet = defineMethod({
  name: "consultant_get",
  role: "admin",
  permission: "consultant.view",
  summary: "A consultant",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: consultantSchema,
  handle: async (scope, { id }) => presentConsultant(await requireConsultant(scope, id)),
});
