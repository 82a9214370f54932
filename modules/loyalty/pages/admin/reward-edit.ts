import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { loyaltyErrors } from "../../errors.ts";
import { atField } from "../at-field.ts";
import { rewardKindWords } from "../choices.ts";
import { idInPath } from "../id-in-path.ts";
import { rewardActions } from "../reward-actions.ts";
import { rewardForm, rewardInput, valuesOfReward } from "../reward-form.ts";
import { FIELDS_OF_REFUSALS } from "../reward-refusals.ts";
import { type Reward, rewardState } from "./reward-list.ts";

/** `/admin/loyalty/rewards/:id`. What was redeemed stays as it was. */
export const rewardEditPage = definePage({
  area: "admin",
  path: "/loyalty/rewards/:id",
  title: "Loyalty reward",
  permission: "loyalty.manage",
  template: "reward-form",
  load: async (scope, request) => {
    const reward = await rewardOf(request);
    const values = request.form ?? valuesOfReward(reward, scope.shop.timeZone);
    return {
      title: reward.title,
      lead: "Kind: {kind}. What was redeemed stays as it was.",
      kinds: undefined,
      kindWord: rewardKindWords[reward.kind],
      reward: { ...reward, state: rewardState(reward, scope.now) },
      form: await rewardForm(scope, request, reward.kind, values),
    };
  },
  actions: {
    ...rewardActions,
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const reward = await rewardOf(request);
      const before = rewardInput(valuesOfReward(reward, scope.shop.timeZone), reward.kind);
      const input = Object.entries(rewardInput(form, reward.kind)).filter(
        ([name, value]) => value !== before[name] || name === "amount" || name === "currency",
      );
      await atField(scope, FIELDS_OF_REFUSALS, () => call("loyalty_reward_update", { id: reward.id, ...Object.fromEntries(input) }));
      return { to: "/loyalty/rewards", message: "{name} is saved.", values: { name: textField(form, "title") } };
    },
  },
});

function rewardOf(request: PageRequest): Promise<Reward> {
  const id = idInPath(request, () => loyaltyErrors.error("loyalty.reward_not_found"));
  return request.call<Reward>("loyalty_reward_get", { id });
}
