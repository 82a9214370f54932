import type { AnyMethod } from "#core/events/method.ts";
import { adminCouponAddClientLoyaltyPoints } from "./api/admin/coupon-add-client-loyalty-points.ts";
import { adminCouponDeductClientLoyaltyPoints } from "./api/admin/coupon-deduct-client-loyalty-points.ts";
import { adminCouponGetClientLoyaltyPoints } from "./api/admin/coupon-get-client-loyalty-points.ts";
import { adminLoyaltyEvent } from "./api/admin/loyalty-event.ts";
import { adminLoyaltyForecast } from "./api/admin/loyalty-forecast.ts";
import { adminLoyaltyGetReport } from "./api/admin/loyalty-get-report.ts";
import { adminLoyaltyLotGetList } from "./api/admin/loyalty-lot-get-list.ts";
import { adminLoyaltyMemberGetList } from "./api/admin/loyalty-member-get-list.ts";
import { adminLoyaltyRewardCreate } from "./api/admin/loyalty-reward-create.ts";
import { adminLoyaltyRewardDelete } from "./api/admin/loyalty-reward-delete.ts";
import { adminLoyaltyRewardGet } from "./api/admin/loyalty-reward-get.ts";
import { adminLoyaltyRewardGetList } from "./api/admin/loyalty-reward-get-list.ts";
import { adminLoyaltyRewardRedeem } from "./api/admin/loyalty-reward-redeem.ts";
import { adminLoyaltyRewardRedemptionGetList } from "./api/admin/loyalty-reward-redemption-get-list.ts";
import { adminLoyaltyRewardRestore } from "./api/admin/loyalty-reward-restore.ts";
import { adminLoyaltyRewardUpdate } from "./api/admin/loyalty-reward-update.ts";
import { adminLoyaltyRuleCreate } from "./api/admin/loyalty-rule-create.ts";
import { adminLoyaltyRuleDelete } from "./api/admin/loyalty-rule-delete.ts";
import { adminLoyaltyRuleGet } from "./api/admin/loyalty-rule-get.ts";
import { adminLoyaltyRuleGetKinds } from "./api/admin/loyalty-rule-get-kinds.ts";
import { adminLoyaltyRuleGetList } from "./api/admin/loyalty-rule-get-list.ts";
import { adminLoyaltyRulePreview } from "./api/admin/loyalty-rule-preview.ts";
import { adminLoyaltyRuleRestore } from "./api/admin/loyalty-rule-restore.ts";
import { adminLoyaltyRuleUpdate } from "./api/admin/loyalty-rule-update.ts";
import { adminLoyaltyTierCount } from "./api/admin/loyalty-tier-count.ts";
import { adminLoyaltyTierCreate } from "./api/admin/loyalty-tier-create.ts";
import { adminLoyaltyTierDelete } from "./api/admin/loyalty-tier-delete.ts";
import { adminLoyaltyTierGet } from "./api/admin/loyalty-tier-get.ts";
import { adminLoyaltyTierGetList } from "./api/admin/loyalty-tier-get-list.ts";
import { adminLoyaltyTierRiseGetList } from "./api/admin/loyalty-tier-rise-get-list.ts";
import { adminLoyaltyTierUpdate } from "./api/admin/loyalty-tier-update.ts";
import { adminLoyaltyTransactionGetList } from "./api/admin/loyalty-transaction-get-list.ts";
import { clientCouponGetClientLoyaltyPoints } from "./api/client/coupon-get-client-loyalty-points.ts";
import { clientLoyaltyCancelRedeem } from "./api/client/loyalty-cancel-redeem.ts";
import { clientLoyaltyCartQuote } from "./api/client/loyalty-cart-quote.ts";
import { clientLoyaltyForecast } from "./api/client/loyalty-forecast.ts";
import { clientLoyaltyGetReferral } from "./api/client/loyalty-get-referral.ts";
import { clientLoyaltyGetRewards } from "./api/client/loyalty-get-rewards.ts";
import { clientLoyaltyHistory } from "./api/client/loyalty-history.ts";
import { clientLoyaltyRedeem } from "./api/client/loyalty-redeem.ts";
import { clientLoyaltyRedeemReward } from "./api/client/loyalty-redeem-reward.ts";

/** The API of the loyalty programme. */
export const loyaltyMethods: readonly AnyMethod[] = [
  adminCouponGetClientLoyaltyPoints,
  adminCouponAddClientLoyaltyPoints,
  adminCouponDeductClientLoyaltyPoints,
  adminLoyaltyTransactionGetList,
  adminLoyaltyTierCreate,
  adminLoyaltyTierUpdate,
  adminLoyaltyTierDelete,
  adminLoyaltyTierGetList,
  adminLoyaltyRuleCreate,
  adminLoyaltyRuleUpdate,
  adminLoyaltyRuleDelete,
  adminLoyaltyRuleGet,
  adminLoyaltyRuleGetList,
  adminLoyaltyRuleGetKinds,
  adminLoyaltyRewardCreate,
  adminLoyaltyRewardUpdate,
  adminLoyaltyRewardDelete,
  adminLoyaltyRewardGet,
  adminLoyaltyRewardGetList,
  adminLoyaltyRewardRedemptionGetList,
  adminLoyaltyEvent,
  adminLoyaltyForecast,
  adminLoyaltyMemberGetList,
  adminLoyaltyLotGetList,
  adminLoyaltyTierGet,
  adminLoyaltyTierCount,
  adminLoyaltyTierRiseGetList,
  adminLoyaltyRuleRestore,
  adminLoyaltyRewardRestore,
  adminLoyaltyRulePreview,
  adminLoyaltyRewardRedeem,
  adminLoyaltyGetReport,
  clientCouponGetClientLoyaltyPoints,
  clientLoyaltyHistory,
  clientLoyaltyGetRewards,
  clientLoyaltyCartQuote,
  clientLoyaltyRedeem,
  clientLoyaltyCancelRedeem,
  clientLoyaltyRedeemReward,
  clientLoyaltyForecast,
  clientLoyaltyGetReferral,
];
