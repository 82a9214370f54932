import { z } from "zod";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { minorFromWire, wireMoney } from "#core/kernel/money.ts";
import { boundedText, idNumber, instantText } from "#core/kernel/wire.ts";
import { onAfterAdminOrderUpdate, onBeforeAdminOrderUpdate } from "../hooks.ts";
import { billingTables } from "../tables.ts";
import { lockOrder } from "./find-order.ts";

/** What staff may change of an order; what is left out stays as it is. */
export const updateOrderInput = z.strictObject({
  id: idNumber,
  title: boundedText(500, 1).optional(),
  price: wireMoney.optional().describe("Of one unit and period, from the next renewal on"),
  expires_at: instantText.nullish().describe("Until when it runs; a date means the end of that day. Null: without an end"),
  notes: boundedText(5_000).nullish().describe("Only staff see them"),
});

/** See {@link updateOrderInput}. */
export type OrderUpdate = z.output<typeof updateOrderInput>;

/** Changes an order; invoices that are written already stay as they are. Throws `order.not_found`, `request.invalid`, what a listener refuses with. */
export async function updateOrder(scope: Scope, { id, ...changes }: OrderUpdate): Promise<void> {
  await scope.transaction(async (inner) => {
    const order = await lockOrder(inner, id);
    await fire(inner, onBeforeAdminOrderUpdate, { id });
    const columns = {
      ...(changes.title === undefined ? {} : { title: changes.title }),
      ...(changes.price === undefined ? {} : { unit_price_minor: priceOf(changes.price, order.currency) }),
      ...(changes.expires_at === undefined ? {} : { expires_at: expiryOf(inner, changes.expires_at) }),
      ...(changes.notes === undefined ? {} : { notes: changes.notes || null }),
    };
    await billingTables(inner)
      .updateTable("client_order")
      .set({ ...columns, updated_at: inner.now })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, {
      action: "order.update",
      objectType: "order",
      objectId: id,
      message: "An order was changed.",
      changes: { fields: Object.keys(columns) },
    });
    await fire(inner, onAfterAdminOrderUpdate, { id });
  });
}

function priceOf(price: string | number, currency: string): bigint {
  const minor = minorFromWire(price, currency, "price");
  if (minor < 0n) throw invalidRequest({ price: "Must not be negative." });
  return minor;
}

function expiryOf({ shop }: Scope, text: string | null): Date | null {
  if (text === null) return null;
  const instant = parseInstant(text, shop.timeZone, "end");
  if (instant === undefined) throw invalidRequest({ expires_at: "Must be a date or an instant." });
  return instant;
}
