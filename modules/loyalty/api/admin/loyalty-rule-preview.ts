import { defineMethod } from "#core/events/method.ts";
import { previewRule, ruleDraftInput, rulePreviewSchema } from "../../services/preview-rule.ts";

export const adminLoyaltyRulePreview = defineMethod({
  name: "loyalty_rule_preview",
  role: "admin",
  permission: "loyalty.view",
  summary: "What a rule would do, in a sentence and on examples, by the functions that orders and carts use; nothing is kept.",
  reads: true,
  input: ruleDraftInput,
  output: rulePreviewSchema,
  handle: async (scope, input) => previewRule(scope, input),
});
