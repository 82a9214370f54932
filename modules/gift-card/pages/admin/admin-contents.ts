import type { Contents } from "#core/events/module.ts";
import { defineNavigation } from "#core/events/page.ts";
import { giftCardAdminWidgets } from "./admin-widgets.ts";
import { giftCardBatchesPage } from "./gift-card-batches.ts";
import { giftCardDetailPage } from "./gift-card-detail.ts";
import { adminGiftCardListPage } from "./gift-card-list.ts";
import { giftCardMailsPage } from "./gift-card-mails.ts";
import { giftCardNewPage } from "./gift-card-new.ts";
import { giftCardReportPage } from "./gift-card-report.ts";
import { giftCardReportExportPage } from "./gift-card-report-export.ts";
import { thirdPartiesPage } from "./third-parties.ts";

/** What gift cards contribute to the admin pages. */
export const giftCardAdmin = {
  pages: [
    adminGiftCardListPage,
    giftCardNewPage,
    giftCardBatchesPage,
    giftCardMailsPage,
    giftCardReportPage,
    giftCardReportExportPage,
    thirdPartiesPage,
    giftCardDetailPage,
  ],
  navigation: [defineNavigation({ area: "admin", group: "Value", label: "Gift cards", href: "/gift-cards", order: 310, icon: "gift" })],
  widgets: giftCardAdminWidgets,
} satisfies Partial<Contents>;
