import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { instantText } from "#core/kernel/wire.ts";
import { giftCardLiability } from "../../report/liability.ts";

const amount = z.number();

export const adminGiftCardLiability = defineMethod({
  name: "gift_card_liability",
  role: "admin",
  permission: "gift_card.report",
  summary: "What is owed on gift cards, by currency: opening + issued - redeemed - expired - voided = closing",
  reads: true,
  input: z.strictObject({
    at: instantText.optional().describe("The end; now when absent"),
    from: instantText.optional().describe("The start; the first card when absent"),
  }),
  output: z.object({
    from: z.string().nullable(),
    at: z.string(),
    currencies: z.array(
      z.object({
        currency: z.string(),
        opening: amount,
        issued: amount.describe("With recharges and adjustments upwards"),
        redeemed: amount.describe("Less refunds"),
        expired: amount,
        voided: amount.describe("With adjustments downwards"),
        closing: amount,
        promotional: amount.describe("Of the closing balance, on cards that were given away"),
        held: amount.describe("Of the closing balance, for unpaid invoices"),
        ledger: amount.describe("What the last entries of all cards state"),
        closes: z.boolean().describe("Whether the closing balance is the ledger's"),
      }),
    ),
  }),
  async handle(scope, input) {
    const at = boundOf(scope, "at", input.at, "end") ?? scope.now;
    const from = boundOf(scope, "from", input.from, "start");
    const rows = await giftCardLiability(scope, from, at);
    return {
      from: from?.toISOString() ?? null,
      at: at.toISOString(),
      currencies: rows.map(({ currency, ...minor }) => ({
        currency,
        opening: minorToWire(minor.opening, currency),
        issued: minorToWire(minor.issued, currency),
        redeemed: minorToWire(minor.redeemed, currency),
        expired: minorToWire(minor.expired, currency),
        voided: minorToWire(minor.voided, currency),
        closing: minorToWire(minor.closing, currency),
        promotional: minorToWire(minor.promotional, currency),
        held: minorToWire(minor.held, currency),
        ledger: minorToWire(minor.ledger, currency),
        closes: minor.closing === minor.ledger,
      })),
    };
  },
});
