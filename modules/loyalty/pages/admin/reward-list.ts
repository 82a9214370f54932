import type { z } from "zod";
import { filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { rewardSchema } from "../../services/reward-view.ts";
import { activeChoices, rewardKindChoices, rewardKindWords } from "../choices.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import { rewardActions } from "../reward-actions.ts";

export type Reward = z.output<typeof rewardSchema>;

/** `/admin/loyalty/rewards`: what points buy, and how many are left. */
export const rewardListPage = definePage({
  area: "admin",
  path: "/loyalty/rewards",
  title: "Loyalty rewards",
  permission: "loyalty.view",
  template: "reward-list",
  load: async ({ now }, { query, call }) => {
    const page = await call<Page<Reward>>("loyalty_reward_get_list", { ...filtersIn(query, ["search", "kind", "active"]), per_page: 50 });
    return {
      tabs: loyaltyTabs,
      page: {
        ...page,
        list: page.list.map((reward) => ({ ...reward, kindWord: rewardKindWords[reward.kind], state: rewardState(reward, now) })),
      },
      kinds: rewardKindChoices,
      activeChoices,
      search: textField(query, "search"),
    };
  },
  actions: rewardActions,
});

/** Whether clients can have it now, and if not, why. */
export function rewardState({ active, starts_at: startsAt, ends_at: endsAt, max_redemptions: most, redeemed }: Reward, now: Date): string {
  if (!active) return "deactivated";
  if (endsAt !== null && new Date(endsAt) < now) return "expired";
  if (startsAt !== null && new Date(startsAt) > now) return "scheduled";
  return most > 0 && redeemed >= most ? "limit_reached" : "active";
}
