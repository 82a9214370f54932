import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { loyaltyErrors } from "../../errors.ts";
import { atField } from "../at-field.ts";
import { rewardKindChoices, rewardKindWords } from "../choices.ts";
import { newRewardValues, rewardForm, rewardInput } from "../reward-form.ts";
import { FIELDS_OF_REFUSALS } from "../reward-refusals.ts";
import type { Reward } from "./reward-list.ts";

/** `/admin/loyalty/rewards/new`: first what points buy (`?kind=product`), then for how many. */
export const rewardNewPage = definePage({
  area: "admin",
  path: "/loyalty/rewards/new",
  title: "New reward",
  permission: "loyalty.manage",
  template: "reward-form",
  load: async (scope, request) => {
    const common = { lead: "Kind: {kind}.", reward: undefined };
    if (textField(request.query, "kind") === "") return { ...common, kinds: rewardKindChoices, kindWord: "", form: undefined };
    const kind = kindOf(request);
    const form = await rewardForm(scope, request, kind, request.form ?? newRewardValues(scope));
    return { ...common, kinds: undefined, kindWord: rewardKindWords[kind], form };
  },
  actions: {
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const kind = kindOf(request);
      await atField(scope, FIELDS_OF_REFUSALS, () => call("loyalty_reward_create", { kind, ...rewardInput(form, kind) }));
      return { to: "/loyalty/rewards", message: "{name} is created.", values: { name: textField(form, "title") } };
    },
  },
});

/** Throws `loyalty.reward_not_found` (404) for a kind that is none. */
function kindOf({ query }: PageRequest): Reward["kind"] {
  const kind = textField(query, "kind");
  if (kind !== "coupon" && kind !== "product" && kind !== "gift_card") throw loyaltyErrors.error("loyalty.reward_not_found");
  return kind;
}
