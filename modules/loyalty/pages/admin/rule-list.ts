import type { z } from "zod";
import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ruleSchema } from "../../services/rule-view.ts";
import { activeChoices, ruleKindChoices } from "../choices.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import { ruleActions } from "../rule-actions.ts";

export type Rule = z.output<typeof ruleSchema>;

/** `/admin/loyalty/rules`: what earns points, and what limits using them, each in a sentence. */
export const ruleListPage = definePage({
  area: "admin",
  path: "/loyalty/rules",
  title: "Loyalty rules",
  permission: "loyalty.view",
  template: "rule-list",
  load: async ({ now }, { query, call }) => {
    const page = await call<Page<Rule>>("loyalty_rule_get_list", { ...filtersIn(query, ["kind", "active"]), per_page: 50 });
    return {
      tabs: loyaltyTabs,
      page: { ...page, list: page.list.map((rule) => ({ ...rule, ...stateOf(rule, now), isEarning: rule.kind === "earning" })) },
      kinds: ruleKindChoices,
      activeChoices,
    };
  },
  actions: ruleActions,
});

/** Whether it counts now, and if not, why. */
export function stateOf({ active, available, starts_at: startsAt, ends_at: endsAt }: Rule, now: Date): { readonly state: string } {
  if (!available) return { state: "disabled" };
  if (!active) return { state: "deactivated" };
  if (startsAt !== null && new Date(startsAt) > now) return { state: "scheduled" };
  return { state: endsAt !== null && new Date(endsAt) < now ? "expired" : "active" };
}
