import { clientHome, defineWidget } from "#core/events/page.ts";

type Account = {
  readonly points: number;
  readonly pending: number;
  readonly tier: string | null;
  readonly lots: readonly { readonly points: number; readonly expires_at: string | null }[];
};

/** On the portal's first page: the points, the tier, and what expires next. */
export const homePointsWidget = defineWidget({
  slot: clientHome.name,
  title: "Points",
  order: 20,
  template: "parts/home-points",
  load: async ({ actor }, { call }) => {
    if (actor.kind !== "client") return undefined;
    const account = await call<Account>("coupon_get_client_loyalty_points");
    return { account, next: account.lots.find((lot) => lot.expires_at !== null) };
  },
});
