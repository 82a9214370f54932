import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { restoreRule } from "../../services/rules.ts";

export const adminLoyaltyRuleRestore = defineMethod({
  name: "loyalty_rule_restore",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Takes the deletion of a rule back.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await restoreRule(scope, id);
    return true as const;
  },
});
