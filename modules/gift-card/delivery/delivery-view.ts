import type { Selectable } from "kysely";
import { z } from "zod";
import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import type { GiftCardTables } from "../tables.ts";

export const deliveryStates = ["waiting", "sent", "failed", "cancelled"] as const;

/** A mail with a card. Who gets it is forgotten once it is sent or given up, and shown to those who may see clients. */
export const deliverySchema = z.object({
  gift_card_id: z.int(),
  status: z.enum(deliveryStates),
  recipient_email: z.string().nullable().describe("With client.view, while it waits"),
  recipient_name: z.string().nullable(),
  deliver_at: z.string(),
  sent_at: z.string().nullable(),
  attempts: z.int(),
  next_attempt_at: z.string().nullable(),
  created_at: z.string(),
});

type DeliveryRow = Selectable<GiftCardTables["gift_card_delivery"]>;

/** The mail on the wire. */
export function presentDelivery({ actor }: Pick<Scope, "actor">, delivery: DeliveryRow): z.output<typeof deliverySchema> {
  const mayKnow = hasPermission(actor, "client.view");
  return {
    gift_card_id: delivery.gift_card_id,
    status: delivery.state,
    recipient_email: mayKnow ? delivery.recipient_email : null,
    recipient_name: mayKnow ? delivery.recipient_name : null,
    deliver_at: delivery.deliver_at.toISOString(),
    sent_at: delivery.sent_at?.toISOString() ?? null,
    attempts: delivery.attempts,
    next_attempt_at: delivery.state === "waiting" ? delivery.next_attempt_at.toISOString() : null,
    created_at: delivery.created_at.toISOString(),
  };
}
