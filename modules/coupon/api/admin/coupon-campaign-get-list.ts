import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { campaignSchema, listCampaigns } from "../../services/list-campaigns.ts";

export const adminCouponCampaignGetList = defineMethod({
  name: "coupon_campaign_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "The campaigns that coupons belong to (`campaign_source`), the newest first, up to 500.",
  reads: true,
  input: z.strictObject({}),
  output: z.array(campaignSchema),
  handle: listCampaigns,
});
