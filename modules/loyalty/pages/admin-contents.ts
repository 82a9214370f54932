import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { memberPage } from "./admin/member.ts";
import { memberAdjustPage } from "./admin/member-adjust.ts";
import { memberListPage } from "./admin/member-list.ts";
import { memberRewardPage } from "./admin/member-reward.ts";
import { redemptionListPage } from "./admin/redemption-list.ts";
import { reportPage } from "./admin/report.ts";
import { reportExportPage } from "./admin/report-export.ts";
import { rewardEditPage } from "./admin/reward-edit.ts";
import { rewardListPage } from "./admin/reward-list.ts";
import { rewardNewPage } from "./admin/reward-new.ts";
import { ruleEditPage } from "./admin/rule-edit.ts";
import { ruleListPage } from "./admin/rule-list.ts";
import { ruleNewPage } from "./admin/rule-new.ts";
import { tierEditPage, tierNewPage } from "./admin/tier-form.ts";
import { tierListPage } from "./admin/tier-list.ts";
import { transactionListPage } from "./admin/transaction-list.ts";
import { loyaltyAdminWidgets } from "./admin-widgets.ts";

/** What the loyalty programme contributes to the admin pages. */
export const loyaltyAdmin = {
  pages: [
    memberListPage,
    memberPage,
    memberAdjustPage,
    memberRewardPage,
    transactionListPage,
    ruleListPage,
    ruleNewPage,
    ruleEditPage,
    tierListPage,
    tierNewPage,
    tierEditPage,
    rewardListPage,
    rewardNewPage,
    rewardEditPage,
    redemptionListPage,
    reportPage,
    reportExportPage,
  ],
  navigation: [defineNavigation({ area: "admin", group: "Value", label: "Loyalty", href: "/loyalty", order: 320, icon: "star" })],
  widgets: loyaltyAdminWidgets,
} satisfies Partial<Contents>;
