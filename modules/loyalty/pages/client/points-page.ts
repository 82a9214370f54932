import type { z } from "zod";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { accountSchema } from "../../services/account-view.ts";
import type { forecastSchema } from "../../services/forecast-view.ts";
import { entryWords } from "../entry-words.ts";

type Account = z.output<typeof accountSchema>;
type Entry = { readonly description: string; readonly cause: string | null };
type Forecast = z.output<typeof forecastSchema>;

/** `/points`: what can be spent, the tier and the way to the next, what comes, what expires when, the rewards and the history. */
export const clientPointsPage = definePage({
  area: "client",
  path: "/points",
  title: "Points",
  template: "points",
  load: async (scope, { query, call }) => {
    const [account, forecast, rewards, history, referral] = await Promise.all([
      call<Account>("coupon_get_client_loyalty_points"),
      call<Forecast>("loyalty_forecast"),
      call<readonly { readonly available: boolean; readonly missing: number }[]>("loyalty_get_rewards"),
      call<Page<Entry>>("loyalty_history", { page: textField(query, "page") || 1, per_page: 10 }),
      call("loyalty_get_referral"),
    ]);
    const missing = account.next_tier_missing ?? 0;
    return {
      account,
      forecast,
      isMoney: forecast.basis === "spend",
      isOrders: forecast.basis === "orders",
      goal: account.tier_value + missing,
      factor: account.tier_multiplier === 1 ? undefined : account.tier_multiplier,
      rewards: rewards.map((reward) => ({ ...reward, isReady: reward.available && reward.missing === 0 })),
      history: { ...history, list: history.list.map((entry) => ({ ...entry, words: entryWords(scope, entry) })) },
      referral,
    };
  },
  actions: {
    "redeem-reward": async (_scope, { form, call }) => ({
      shown: { redeemed: await call("loyalty_redeem_reward", { reward_id: textField(form, "reward_id") }) },
      message: "The reward is yours.",
    }),
  },
});
