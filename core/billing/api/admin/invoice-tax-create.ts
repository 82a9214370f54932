import { z } from "zod";
import { createTax } from "#core/billing/taxes/create-tax.ts";
import { taxFields, taxPlace, taxRateFromWire } from "#core/billing/taxes/tax-fields.ts";
import { defineMethod } from "#core/events/method.ts";

export const invoiceTaxCreate = defineMethod({
  name: "invoice_tax_create",
  role: "admin",
  permission: "invoice.manage_tax",
  summary: "Adds a tax rule",
  input: z.strictObject(taxFields),
  output: z.int(),
  handle: (scope, { name, taxrate, country, state }) =>
    createTax(scope, { name, ratePpm: taxRateFromWire(taxrate), ...taxPlace(country, state) }),
});
