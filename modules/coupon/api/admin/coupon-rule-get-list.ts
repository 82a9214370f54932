import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { couponRules } from "../../contract.ts";

export const adminCouponRuleGetList = defineMethod({
  name: "coupon_rule_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "Every rule that conditions may name, with the JSON Schema of its arguments.",
  reads: true,
  input: z.strictObject({}),
  output: z.array(z.object({ code: z.string(), title: z.string(), selects_lines: z.boolean(), args: z.record(z.string(), z.unknown()) })),
  handle: async (scope) =>
    scope.wiring.provided(couponRules).map((rule) => ({
      code: rule.code,
      title: rule.title[scope.language],
      selects_lines: rule.selects !== undefined,
      args: { ...z.toJSONSchema(rule.args, { io: "input", unrepresentable: "any" }) },
    })),
});
