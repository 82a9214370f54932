import type { z } from "zod";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Page } from "#core/kernel/page.ts";
import type { forecastSchema } from "../../services/forecast-view.ts";
import type { ListedLot } from "../../services/list-lots.ts";
import type { redemptionRowSchema } from "../../services/list-redemptions.ts";
import type { StaffTransaction } from "../../services/transaction-view.ts";
import { kindTones, kindWords, originWords } from "../choices.ts";
import { entryWords } from "../entry-words.ts";
import { pageWord } from "../page-word.ts";
import { loadMember } from "./load-member.ts";

type Forecast = z.output<typeof forecastSchema>;

const SHOWN = 10;

/** `/admin/loyalty/members/:id`: a client's points, where they come from, when they expire, and the way to the next tier. */
export const memberPage = definePage({
  area: "admin",
  path: "/loyalty/members/:id",
  title: "Member",
  permission: "loyalty.view",
  template: "member",
  load: async (scope, request) => {
    const member = await loadMember(scope, request);
    const { call, query } = request;
    const own = { client_id: member.id };
    const forecast = await call<Forecast>("loyalty_forecast", own);
    const lots = await call<Page<ListedLot>>("loyalty_lot_get_list", {
      ...own,
      page: textField(query, "page") || 1,
      per_page: 25,
      open: true,
    });
    const entries = await call<Page<StaffTransaction>>("loyalty_transaction_get_list", { ...own, per_page: SHOWN });
    const redemptions = await call<Page<z.output<typeof redemptionRowSchema>>>("loyalty_reward_redemption_get_list", {
      ...own,
      per_page: SHOWN,
    });
    const { account } = member;
    return {
      ...member,
      forecast,
      isMoney: forecast.basis === "spend",
      isOrders: forecast.basis === "orders",
      expiredHint:
        account.total_expired === 0 ? undefined : pageWord(scope, "{points} expired.", { points: numberOf(scope, account.total_expired) }),
      goal: account.tier_value + (account.next_tier_missing ?? 0),
      lots: { ...lots, list: lots.list.map((lot) => ({ ...lot, originWord: originWords[lot.origin] })) },
      entries: entries.list.map((entry) => ({
        ...entry,
        kindWord: kindWords[entry.kind],
        tone: kindTones[entry.kind],
        words: entryWords(scope, entry),
      })),
      entriesTotal: entries.total,
      redemptions: redemptions.list,
    };
  },
});

function numberOf({ language }: Pick<Scope, "language">, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}
