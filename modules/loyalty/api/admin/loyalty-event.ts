import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { eventName } from "../../rules/told-event.ts";
import { earnEvent } from "../../services/earn-event.ts";

export const adminLoyaltyEvent = defineMethod({
  name: "loyalty_event",
  role: "admin",
  permission: "loyalty.adjust",
  summary: "Tells that a client did something that may earn points; the same cause counts once.",
  input: z.strictObject({
    client_id: idNumber,
    event: eventName,
    cause: boundedText(200, 1).describe("What it was, uniquely: the number of a review, for instance"),
  }),
  output: z.object({ points: z.int(), is_new: z.boolean() }),
  handle: async (scope, { client_id: clientId, event, cause }) => {
    const { points, isNew } = await earnEvent(scope, { clientId, event, cause });
    return { points: Number(points), is_new: isNew };
  },
});
