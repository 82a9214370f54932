import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { createRule, ruleFields } from "../../services/rules.ts";

export const adminLoyaltyRuleCreate = defineMethod({
  name: "loyalty_rule_create",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Adds a rule to the programme and answers its id.",
  input: z.strictObject({
    kind: z.enum(["earning", "redemption"]).default("earning"),
    rule: boundedText(100, 1).describe("A code of loyalty_rule_get_kinds"),
    ...ruleFields,
  }),
  output: z.int(),
  handle: (scope, input) => createRule(scope, input),
});
