import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { ruleFields, updateRule } from "../../services/rules.ts";

export const adminLoyaltyRuleUpdate = defineMethod({
  name: "loyalty_rule_update",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Changes a rule; what is not sent stays as it is.",
  input: z.strictObject({ id: idNumber, ...z.strictObject(ruleFields).partial().shape }),
  output: z.literal(true),
  handle: async (scope, { id, ...draft }) => {
    await updateRule(scope, id, draft);
    return true as const;
  },
});
