import type { z } from "zod";
import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { creditEntrySchema } from "../../credit/list-credit.ts";
import { accountTabs } from "./account-tabs.ts";

/** `/account/credit`: what a client has left, and every movement that led to it. */
export const clientCreditHistoryPage = definePage({
  area: "client",
  path: "/account/credit",
  title: "Account credit",
  template: "credit",
  load: async (_scope, { query, call }) => {
    const [page, total, profile] = await Promise.all([
      call<Page<z.output<typeof creditEntrySchema>>>("client_balance_get_list", { ...filtersIn(query, []), per_page: 25 }),
      call<number>("client_balance_get_total"),
      call<{ readonly currency: string | null }>("profile_get"),
    ]);
    return { page, total, currency: profile.currency ?? undefined, accountTabs };
  },
});
