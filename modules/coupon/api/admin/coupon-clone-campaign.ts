import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, flag, instantText } from "#core/kernel/wire.ts";
import { normaliseCouponCode } from "../../code-text.ts";
import { cloneCampaign, clonedSchema } from "../../services/clone-campaign.ts";

const moment = z.preprocess((value) => (value === "" ? null : value), instantText.nullable()).optional();

export const adminCouponCloneCampaign = defineMethod({
  name: "coupon_clone_campaign",
  role: "admin",
  permission: "coupon.manage",
  summary: "Copies every coupon of a campaign into a new one, unused, under fresh codes; all of them or none.",
  input: z.strictObject({
    campaign: boundedText(100, 1).describe("The `campaign_source` of the originals"),
    name: boundedText(100, 1).describe("What the new campaign is called"),
    prefix: z
      .string()
      .max(14)
      .overwrite(normaliseCouponCode)
      .regex(/^[A-Z0-9_-]*$/, { error: "Must be letters, digits, hyphens or underscores." })
      .default("")
      .describe("How the new codes begin; random characters follow"),
    start_at: moment.describe("When the copies start; without it when their originals do"),
    end_at: moment.describe("When the copies end; without it when their originals do"),
    active: flag.default(false),
  }),
  output: clonedSchema,
  handle: (scope, { start_at: startAt, end_at: endAt, ...request }) => cloneCampaign(scope, { ...request, startAt, endAt }),
});
