import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import { onNotice } from "#core/events/notice.ts";
import { taskKinds } from "#core/events/task.ts";
import { adminCouponCampaignGetList } from "../api/admin/coupon-campaign-get-list.ts";
import { adminCouponCloneCampaign } from "../api/admin/coupon-clone-campaign.ts";
import { adminCouponImportCreate } from "../api/admin/coupon-import-create.ts";
import { adminCouponImportDelete } from "../api/admin/coupon-import-delete.ts";
import { adminCouponImportGet } from "../api/admin/coupon-import-get.ts";
import { adminCouponImportGetList } from "../api/admin/coupon-import-get-list.ts";
import { adminCouponImportRowGetList } from "../api/admin/coupon-import-row-get-list.ts";
import { adminCouponImportRun } from "../api/admin/coupon-import-run.ts";
import { adminCouponImportUpdate } from "../api/admin/coupon-import-update.ts";
import { couponGiven } from "../contract.ts";
import { forgetImportsJob } from "./forget-imports-job.ts";
import { importTask } from "./import-task.ts";
import { mailGivenCoupon } from "./mail-given-coupon.ts";

/** What the module contributes so that many coupons can be made at once, from a file or from a campaign there has been. */
export const importContents = {
  methods: [
    adminCouponCampaignGetList,
    adminCouponCloneCampaign,
    adminCouponImportCreate,
    adminCouponImportDelete,
    adminCouponImportGet,
    adminCouponImportGetList,
    adminCouponImportRowGetList,
    adminCouponImportRun,
    adminCouponImportUpdate,
  ],
  noticeListeners: [onNotice(couponGiven, "coupon.mail-given", mailGivenCoupon)],
  provides: [provide(taskKinds, importTask)],
  jobs: [forgetImportsJob],
} as const satisfies Partial<Contents>;
