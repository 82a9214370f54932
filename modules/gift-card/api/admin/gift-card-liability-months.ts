import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { liabilityMonths, monthKinds } from "../../report/liability-months.ts";

const amount = z.number();

export const adminGiftCardLiabilityMonths = defineMethod({
  name: "gift_card_liability_months",
  role: "admin",
  permission: "gift_card.report",
  summary: "What became of the gift cards of each month, by currency: issued - redeemed - expired - voided = outstanding",
  reads: true,
  input: z.strictObject({ by: z.enum(monthKinds).default("issued") }),
  output: z.array(
    z.object({
      month: z.string().nullable().describe("YYYY-MM in the shop's zone; null is without end"),
      currency: z.string(),
      cards: z.int(),
      issued: amount,
      redeemed: amount,
      expired: amount,
      voided: amount,
      outstanding: amount,
    }),
  ),
  async handle(scope, { by }) {
    return (await liabilityMonths(scope, by)).map(({ month, currency, cards, ...minor }) => ({
      month,
      currency,
      cards,
      issued: minorToWire(minor.issued, currency),
      redeemed: minorToWire(minor.redeemed, currency),
      expired: minorToWire(minor.expired, currency),
      voided: minorToWire(minor.voided, currency),
      outstanding: minorToWire(minor.outstanding, currency),
    }));
  },
});
