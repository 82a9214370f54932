import { z } from "zod";
import { requireTax } from "#core/billing/taxes/require-tax.ts";
import { presentTax, taxSchema } from "#core/billing/taxes/tax-row.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const invoiceTaxGet = defineMethod({
  name: "invoice_tax_get",
  role: "admin",
  permission: "invoice.manage_tax",
  summary: "A tax rule",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: taxSchema,
  handle: async (scope, { id }) => presentTax(await requireTax(scope, id)),
});
