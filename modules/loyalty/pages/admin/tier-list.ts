import type { z } from "zod";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { TierCount } from "../../services/count-tiers.ts";
import type { tierSchema } from "../../services/tiers.ts";
import { loyaltySettings } from "../../settings.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import { basisWords } from "../tier-words.ts";

export type Tier = z.output<typeof tierSchema>;

/** `/admin/loyalty/tiers`: the ladder, what each step gives, and how many clients stand on it. */
export const tierListPage = definePage({
  area: "admin",
  path: "/loyalty/tiers",
  title: "Loyalty tiers",
  permission: "loyalty.view",
  template: "tier-list",
  load: async ({ wiring }, { call }) => {
    const page = await call<Page<Tier>>("loyalty_tier_get_list", { per_page: 500 });
    const counts = await call<readonly TierCount[]>("loyalty_tier_count");
    const { tierBasis, tierWindow, tierWindowDays } = wiring.settings(loyaltySettings);
    const clientsIn = new Map(counts.map(({ id, clients }) => [id, clients]));
    return {
      tabs: loyaltyTabs,
      page: {
        ...page,
        list: page.list.map((tier) => ({
          ...tier,
          basisWord: basisWords[tier.basis],
          clients: clientsIn.get(tier.id) ?? 0,
          isMoney: tier.basis === "spend",
        })),
      },
      without: clientsIn.get(null) ?? 0,
      members: counts.reduce((sum, { clients }) => sum + clients, 0),
      basisWord: basisWords[tierBasis],
      window: tierWindow,
      days: tierWindowDays,
    };
  },
});
