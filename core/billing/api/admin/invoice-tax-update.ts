import { z } from "zod";
import { taxFields, taxRateFromWire } from "#core/billing/taxes/tax-fields.ts";
import { updateTax } from "#core/billing/taxes/update-tax.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const invoiceTaxUpdate = defineMethod({
  name: "invoice_tax_update",
  role: "admin",
  permission: "invoice.manage_tax",
  summary: "Changes a tax rule",
  input: z.strictObject({ id: idNumber, ...taxFields, name: taxFields.name.optional(), taxrate: taxFields.taxrate.optional() }),
  output: z.boolean(),
  async handle(scope, { id, name, taxrate, country, state }) {
    await updateTax(scope, id, { name, ratePpm: taxrate === undefined ? undefined : taxRateFromWire(taxrate), country, state });
    return true;
  },
});
