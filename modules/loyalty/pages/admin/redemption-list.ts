import type { z } from "zod";
import { withClientNames } from "#core/billing/pages/admin/with-client-names.ts";
import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { redemptionRowSchema } from "../../services/list-redemptions.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import type { Reward } from "./reward-list.ts";

/** `/admin/loyalty/redemptions`: which rewards were bought, by whom, for how many points. */
export const redemptionListPage = definePage({
  area: "admin",
  path: "/loyalty/redemptions",
  title: "Redeemed rewards",
  permission: "loyalty.view",
  template: "redemption-list",
  load: async (scope, request) => {
    const input = { ...filtersIn(request.query, ["reward_id", "client_id", "date_from", "date_to"]), per_page: 50 };
    const page = await request.call<Page<z.output<typeof redemptionRowSchema>>>("loyalty_reward_redemption_get_list", input);
    const rewards = await request.call<Page<Reward>>("loyalty_reward_get_list", { per_page: 500 });
    return {
      tabs: loyaltyTabs,
      page: { ...page, list: await withClientNames(scope, request, page.list) },
      rewards: rewards.list.map(({ id, title }) => ({ value: String(id), label: title })),
    };
  },
});
