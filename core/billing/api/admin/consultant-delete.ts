import { z } from "zod";
import { deleteConsultant } from "#core/billing/catalogue/delete-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const consultantDelete = defineMethod({
  name: "consultant_delete",
  role: "admin",
  permission: "consultant.manage",
  summary: "Deletes a consultant whom no product and no order names",
  input: z.strictObject({ id: idNumber }),
  output: z.boolean(),
  async handle(scope, { id }) {
    await deleteConsultant(scope, id);
    return true;
  },
});
