import { consultantFilters, listConsultants } from "#core/billing/catalogue/list-consultants.ts";
import { consultantSchema, presentConsultant } from "#core/billing/catalogue/present-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageOf, pageOutput } from "#core/kernel/page.ts";

export const consultantGetList = defineMethod({
  name: "consultant_get_list",
  role: "admin",
  permission: "consultant.view",
  summary: "Those who give sessions",
  reads: true,
  input: consultantFilters,
  output: pageOutput(consultantSchema),
  async handle(scope, filters) {
    const { list, total } = await listConsultants(scope, filters);
    return pageOf(list.map(presentConsultant), total, filters);
  },
});
