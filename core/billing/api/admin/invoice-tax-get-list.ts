import { listTaxes, taxFilters } from "#core/billing/taxes/list-taxes.ts";
import { presentTax, taxSchema } from "#core/billing/taxes/tax-row.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageOf, pageOutput } from "#core/kernel/page.ts";

export const invoiceTaxGetList = defineMethod({
  name: "invoice_tax_get_list",
  role: "admin",
  permission: "invoice.manage_tax",
  summary: "The tax rules",
  reads: true,
  input: taxFilters,
  output: pageOutput(taxSchema),
  async handle(scope, page) {
    const { list, total } = await listTaxes(scope, page);
    return pageOf(list.map(presentTax), total, page);
  },
});
