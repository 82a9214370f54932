import { z } from "zod";
import { listConsultants } from "#core/billing/catalogue/list-consultants.ts";
import { consultantSchema, presentConsultant } from "#core/billing/catalogue/present-consultant.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { flag } from "#core/kernel/wire.ts";

export const consultantGetList = defineMethod({
  name: "consultant_get_list",
  role: "admin",
  permission: "consultant.view",
  summary: "Those who give sessions",
  reads: true,
  input: z.strictObject({ ...pageInput, active: flag.optional() }),
  output: pageOutput(consultantSchema),
  async handle(scope, { active, ...page }) {
    const { list, total } = await listConsultants(scope, active, page);
    return pageOf(list.map(presentConsultant), total, page);
  },
});
