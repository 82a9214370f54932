import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Page } from "#core/kernel/page.ts";
import { atField } from "../at-field.ts";
import { rewardKindWords } from "../choices.ts";
import { pageWord } from "../page-word.ts";
import { loadMember } from "./load-member.ts";
import type { Reward } from "./reward-list.ts";

const AT_REWARD = {
  "loyalty.insufficient_points": "reward_id",
  "loyalty.reward_unavailable": "reward_id",
  "loyalty.reward_not_found": "reward_id",
};

/** `/admin/loyalty/members/:id/reward`: staff buy a reward for a client, with the client's points. A code is shown once. */
export const memberRewardPage = definePage({
  area: "admin",
  path: "/loyalty/members/:id/reward",
  title: "Redeem a reward",
  permission: "loyalty.adjust",
  template: "member-reward",
  load: async (scope, request) => {
    const member = await loadMember(scope, request);
    const { list } = await request.call<Page<Reward>>("loyalty_reward_get_list", { active: true, per_page: 500 });
    return {
      ...member,
      title: pageWord(scope, "Redeem a reward"),
      chosen: textField(request.query, "reward_id"),
      rewards: list.map(({ id, title, points, kind }) => ({
        value: String(id),
        label: pageWord(scope, "{title} – {kind}, {points} points", {
          title,
          kind: pageWord(scope, rewardKindWords[kind]),
          points: new Intl.NumberFormat(scope.language).format(points),
        }),
      })),
    };
  },
  actions: {
    redeem: async (scope, request) => {
      const { id } = await loadMember(scope, request);
      const rewardId = textField(request.form, "reward_id");
      if (rewardId === "") throw invalidRequest({ reward_id: pageWord(scope, "Choose a reward.") });
      const input = { client_id: id, reward_id: rewardId };
      return { shown: { redeemed: await atField(scope, AT_REWARD, () => request.call<object>("loyalty_reward_redeem", input)) } };
    },
  },
});
