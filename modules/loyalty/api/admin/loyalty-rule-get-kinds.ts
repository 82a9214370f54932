import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { listRuleKinds, ruleKindSchema } from "../../services/rule-view.ts";

export const adminLoyaltyRuleGetKinds = defineMethod({
  name: "loyalty_rule_get_kinds",
  role: "admin",
  permission: "loyalty.view",
  summary: "What the active modules provide to make rules of, with the JSON schema of their arguments.",
  reads: true,
  input: z.strictObject({}),
  output: z.array(ruleKindSchema),
  handle: async (scope) => listRuleKinds(scope),
});
