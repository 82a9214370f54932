import type { z } from "zod";
import { hasPermission } from "#core/events/actor.ts";
import { adminDashboard, defineWidget } from "#core/events/page.ts";
import { adminClientSlot } from "#core/identity/pages/client-slot.ts";
import type { accountSchema } from "../services/account-view.ts";
import type { PointsReport } from "../services/points-report.ts";
import type { ListedRise } from "../services/tier-rises.ts";

/** What the loyalty programme shows on the page of a client and on the dashboard. */
export const loyaltyAdminWidgets = [
  defineWidget({
    slot: adminClientSlot.name,
    title: "Loyalty points",
    order: 40,
    permission: "loyalty.view",
    template: "widget-client",
    load: async ({ actor }, { params: { id = "" }, call }) => {
      const account = await call<z.output<typeof accountSchema>>("coupon_get_client_loyalty_points", { client_id: id });
      return { id, account, next: account.lots.find((lot) => lot.expires_at !== null), mayAdjust: hasPermission(actor, "loyalty.adjust") };
    },
  }),
  defineWidget({
    slot: adminDashboard.name,
    title: "Points outstanding",
    order: 40,
    permission: "loyalty.view",
    template: "widget-points",
    load: async (_scope, { call }) => {
      const report = await call<PointsReport>("loyalty_get_report", { months: 1 });
      return report.clients === 0
        ? undefined
        : { report, value: report.values[0], soon: report.expiring.find(({ month }) => month !== null) };
    },
  }),
  defineWidget({
    slot: adminDashboard.name,
    title: "Came into a higher tier",
    order: 41,
    permission: "loyalty.view",
    template: "widget-rises",
    load: async (_scope, { call }) => {
      const rises = await call<readonly ListedRise[]>("loyalty_tier_rise_get_list", { days: 30, most: 5 });
      return rises.length === 0 ? undefined : { rises };
    },
  }),
];
