import { z } from "zod";
import { deleteTax } from "#core/billing/taxes/delete-tax.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const invoiceTaxDelete = defineMethod({
  name: "invoice_tax_delete",
  role: "admin",
  permission: "invoice.manage_tax",
  summary: "Removes a tax rule",
  input: z.strictObject({ id: idNumber }),
  output: z.boolean(),
  async handle(scope, { id }) {
    await deleteTax(scope, id);
    return true;
  },
});
