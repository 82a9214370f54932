import { z } from "zod";
import { invoiceSchema } from "#core/billing/invoices/invoice-schema.ts";
import { defineMethod } from "#core/events/method.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { redeemCard } from "../../services/redeem-card.ts";
import { showRedeemed } from "../../services/show-redeemed.ts";
import { cardCode } from "../card-code.ts";

export const adminRedeemGiftCard = defineMethod({
  name: "coupon_redeem_gift_card",
  role: "admin",
  permission: "gift_card.redeem",
  summary: "Pays for any unpaid invoice with a gift card, at once",
  secret: true,
  input: z.strictObject({ code: cardCode, amount: wireMoney, invoice_id: idNumber }),
  output: z.object({ redeemed: z.number(), balance: z.number().describe("Of the card"), currency: z.string(), invoice: invoiceSchema }),
  async handle(scope, { code, amount, invoice_id: id }) {
    return showRedeemed(scope, await redeemCard(scope, { code }, { id }, amount));
  },
});
