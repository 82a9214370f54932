import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { pageOfAll } from "../../services/page-of-all.ts";
import { listRules, ruleSchema } from "../../services/rule-view.ts";

export const adminLoyaltyRuleGetList = defineMethod({
  name: "loyalty_rule_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "The rules of the programme, oldest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(ruleSchema),
  handle: async (scope, input) => pageOfAll(await listRules(scope), input),
});
