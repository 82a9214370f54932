import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { pageOfAll } from "../../services/page-of-all.ts";
import { listRules, ruleFilters, ruleSchema } from "../../services/rule-view.ts";

export const adminLoyaltyRuleGetList = defineMethod({
  name: "loyalty_rule_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "The rules of the programme, oldest first unless sorted.",
  reads: true,
  input: ruleFilters,
  output: pageOutput(ruleSchema),
  handle: async (scope, input) => pageOfAll(await listRules(scope, input), input),
});
