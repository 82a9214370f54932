import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteRule } from "../../services/rules.ts";

export const adminLoyaltyRuleDelete = defineMethod({
  name: "loyalty_rule_delete",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Ends a rule.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteRule(scope, id);
    return true as const;
  },
});
