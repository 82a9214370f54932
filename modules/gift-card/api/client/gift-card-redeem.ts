import { z } from "zod";
import { invoiceReferenceFields, invoiceReferenceOf } from "#core/billing/invoices/invoice-reference.ts";
import { invoiceSchema } from "#core/billing/invoices/invoice-schema.ts";
import { showInvoice } from "#core/billing/invoices/show-invoice.ts";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { minorToWire, wireMoney } from "#core/kernel/money.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { givenPin } from "../../pin.ts";
import { redeemCard } from "../../services/redeem-card.ts";
import { redeemLink } from "../../services/redeem-link.ts";
import { showRedeemed } from "../../services/show-redeemed.ts";
import { cardCode } from "../card-code.ts";

const input = z
  .strictObject({
    code: cardCode.optional(),
    id: idNumber.optional().describe("One of the caller's own cards, instead of a code"),
    link_id: idNumber.optional().describe("A linked card of a third party, instead of a code"),
    invoice_id: invoiceReferenceFields.id,
    invoice_hash: invoiceReferenceFields.hash,
    amount: wireMoney.optional().describe("As much as possible when absent"),
    pin: givenPin.optional(),
  })
  .refine(({ code, id, link_id }) => [code, id, link_id].filter((name) => name !== undefined).length === 1, {
    path: ["code"],
    error: "Give the code or the id.",
  })
  .refine(({ invoice_id, invoice_hash }) => (invoice_id === undefined) !== (invoice_hash === undefined), {
    path: ["invoice_id"],
    error: "Give the id or the hash of the invoice.",
  });

export const clientGiftCardRedeem = defineMethod({
  name: "gift_card_redeem",
  role: "client",
  summary: "Pays for an own invoice with a gift card",
  secret: true,
  input,
  output: z.object({
    redeemed: z.number(),
    pending: z.number().describe("Asked of a third party, and not paid yet"),
    balance: z.number().describe("Of the card"),
    currency: z.string(),
    invoice: invoiceSchema,
  }),
  async handle(scope, { code, id, link_id: linkId, invoice_id, invoice_hash, amount, pin }) {
    const reference = invoiceReferenceOf({ id: invoice_id, hash: invoice_hash }, ownClientId(scope));
    if (linkId !== undefined) {
      const { pendingMinor, balanceMinor, currency, invoiceId } = await redeemLink(scope, linkId, reference, amount);
      const invoice = await showInvoice(scope, { id: invoiceId });
      return { redeemed: 0, pending: minorToWire(pendingMinor, currency), balance: minorToWire(balanceMinor, currency), currency, invoice };
    }
    const typed = id === undefined ? { code: code ?? "", pin } : { id, pin };
    return { ...(await showRedeemed(scope, await redeemCard(scope, typed, reference, amount))), pending: 0 };
  },
});
