import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { giftCardTables } from "../tables.ts";
import { deliverySchema, deliveryStates, presentDelivery } from "./delivery-view.ts";

export const deliveryFilters = z.strictObject({
  ...pageInput,
  status: z.enum(deliveryStates).optional(),
  sort: z.enum(["created_at", "deliver_at", "sent_at", "value"]).default("created_at"),
  direction: z.enum(["asc", "desc"]).default("desc"),
});

/** A mail with what a list says of its card. */
export const listedDeliverySchema = deliverySchema.extend({
  last4: z.string().nullable(),
  value: z.number(),
  currency: z.string(),
  invoice_id: z.int().nullable().describe("The invoice it was bought with"),
  buyer_id: z.int().nullable().describe("The client who bought it"),
});

export type ListedDelivery = z.output<typeof listedDeliverySchema>;

/** One page of the mails with cards: those that were bought, and those staff send. */
export async function listDeliveries(scope: Scope, filters: z.output<typeof deliveryFilters>): Promise<Page<ListedDelivery>> {
  const { status, direction } = filters;
  const all = giftCardTables(scope)
    .selectFrom("gift_card_delivery")
    .innerJoin("gift_card", "gift_card.id", "gift_card_delivery.gift_card_id")
    .leftJoin("invoice_item", "invoice_item.id", "gift_card.invoice_item_id")
    .leftJoin("invoice", "invoice.id", "invoice_item.invoice_id");
  const found = status === undefined ? all : all.where("gift_card_delivery.state", "=", status);
  const column = filters.sort === "value" ? "gift_card.value_minor" : (`gift_card_delivery.${filters.sort}` as const);
  const rows = await found
    .selectAll("gift_card_delivery")
    .select(["gift_card.last4", "gift_card.value_minor", "gift_card.currency", "invoice.id as invoice_id", "invoice.client_id as buyer_id"])
    .orderBy(column, direction)
    .orderBy("gift_card_delivery.id", direction)
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await found.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map(({ last4, value_minor, currency, invoice_id, buyer_id, ...delivery }) => ({
    ...presentDelivery(scope, delivery),
    last4,
    value: minorToWire(value_minor, currency),
    currency,
    invoice_id,
    buyer_id,
  }));
  return pageOf(list, Number(total), filters);
}
