import type { InvoiceMoment } from "#core/billing/hooks.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { scheduleDelivery } from "../delivery/schedule-delivery.ts";
import { issueCards, type MadeCard } from "../ledger/issue-cards.ts";
import { defaultExpiry } from "../services/default-expiry.ts";
import { giftCardTables } from "../tables.ts";
import { giftDetails } from "./gift-details.ts";

/**
 * The invoice is paid: one card for each unit of its gift-card lines, worth what a unit costs before tax. The code is drawn when the card
 * is mailed: to the recipient, and then it is a bearer card, or to the buyer, who then owns it. A line issues once, however often it is
 * asked to.
 */
export async function issueBoughtCards(scope: Scope, { invoiceId, clientId, currency }: InvoiceMoment): Promise<void> {
  const lines = await boughtLines(scope, invoiceId);
  for (const line of lines) {
    const details = giftDetails.parse(line.config ?? {});
    const isForBuyer = details.recipient_email === undefined;
    const cards = await issueCards(
      scope,
      {
        valueMinor: line.unit_price_minor,
        currency,
        source: "purchase",
        isPromotional: false,
        clientId: isForBuyer ? clientId : undefined,
        invoiceItemId: line.id,
        invoiceId,
        expiresAt: defaultExpiry(scope),
      },
      Array.from({ length: line.quantity }, (_, index) => ({
        unitNumber: index + 1,
        issueKey: `item:${line.id}:${index + 1}`,
        drawsCode: false,
      })),
    );
    if (cards.length === 0) continue;
    await mailBought(scope, cards, clientId, details);
    await recordActivity(scope, {
      action: "gift_card.sell",
      objectType: "invoice",
      objectId: invoiceId,
      message: `${cards.length} bought gift cards were issued.`,
      changes: { invoice_item_id: line.id, count: cards.length },
    });
  }
}

async function boughtLines(scope: Scope, invoiceId: number) {
  return giftCardTables(scope)
    .selectFrom("invoice_item")
    .leftJoin("client_order", "client_order.id", "invoice_item.client_order_id")
    .select(["invoice_item.id", "invoice_item.quantity", "invoice_item.unit_price_minor", "client_order.config"])
    .where("invoice_item.invoice_id", "=", invoiceId)
    .where("invoice_item.type", "=", "gift_card")
    .where("invoice_item.unit_price_minor", ">", 0n)
    .orderBy("invoice_item.id")
    .execute();
}

async function mailBought(
  scope: Scope,
  cards: readonly MadeCard[],
  clientId: number,
  details: ReturnType<typeof giftDetails.parse>,
): Promise<void> {
  const buyer = await giftCardTables(scope)
    .selectFrom("client")
    .select(["email", "first_name", "last_name", "lang"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const buyerName = [buyer.first_name, buyer.last_name].filter(Boolean).join(" ");
  const isForBuyer = details.recipient_email === undefined;
  await scheduleDelivery(
    scope,
    cards.map(({ id }) => id),
    {
      recipientEmail: details.recipient_email ?? buyer.email,
      recipientName: details.recipient_name ?? (isForBuyer ? buyerName : undefined),
      senderName: isForBuyer ? undefined : buyerName,
      message: details.message,
      language: buyer.lang === "de" ? "de" : "en",
      deliverAt: details.deliver_at === undefined ? scope.now : new Date(details.deliver_at),
    },
  );
}
