import { z } from "zod";
import { defineSettings } from "#core/events/settings-token.ts";
import { scaledFromDecimal } from "#core/kernel/decimal.ts";
import { CLAW_BACK_POLICIES } from "./ledger/claw-back.ts";

/** A decimal with at most 8 places, not negative. */
const rate = z.union([z.number(), z.string().max(40)]).refine((value) => (scaledFromDecimal(value, 8) ?? -1n) >= 0n, {
  error: "Must be a decimal with at most 8 places, 0 or more",
});
const byCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), rate).default({});
const points = z.int().min(0).max(1_000_000_000);

/** What the shop has decided about its programme. */
export const loyaltySettings = defineSettings(
  "loyalty",
  z.object({
    amountPerPoint: byCurrency.describe(
      "The amount that earns one point, by currency; 1.00 of the shop's currency unless given, 0 earns nothing",
    ),
    pointValue: byCurrency.describe("What a point is worth as a discount, by currency; 0.01 of the shop's currency unless given"),
    pendingDays: z
      .int()
      .min(0)
      .max(365)
      .nullable()
      .default(null)
      .describe("Days until points of an order can be spent; the refund window when empty"),
    expiryMonths: z.int().min(0).max(1200).default(0).describe("Months after which points expire; 0 never"),
    graceDays: z.int().min(0).max(365).default(30).describe("Days that returned points live whose own expiry has passed; 0 none"),
    clawBack: z.enum(CLAW_BACK_POLICIES).default("within_balance").describe("What happens to points that are taken back but were spent"),
    smallestRedemption: points.min(1).default(1).describe("The fewest points that can be redeemed at once"),
    maxSharePercent: z.int().min(0).max(100).default(100).describe("How much of a cart points may pay"),
    maxPointsPerOrder: points.default(0).describe("The most points an order earns; 0 without limit"),
    tierBasis: z.enum(["points", "spend", "orders"]).default("points").describe("What tiers are measured by"),
    tierWindow: z
      .enum(["rolling", "calendar", "lifetime"])
      .default("rolling")
      .describe("What counts: the last days, the calendar year, everything"),
    tierWindowDays: z.int().min(1).max(3650).default(365).describe("The length of the rolling window"),
  }),
);

/** See {@link loyaltySettings}. */
export type LoyaltySettings = Readonly<z.output<(typeof loyaltySettings)["schema"]>>;
