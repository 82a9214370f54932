import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { ruleSchema, ruleView } from "../../services/rule-view.ts";
import { findRule } from "../../services/rules.ts";

export const adminLoyaltyRuleGet = defineMethod({
  name: "loyalty_rule_get",
  role: "admin",
  permission: "loyalty.view",
  summary: "A rule of the programme.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: ruleSchema,
  handle: async (scope, { id }) => ruleView(scope, await findRule(scope, id)),
});
