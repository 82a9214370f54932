import type { z } from "zod";
import { isHeard } from "./live-channel.ts";
import type { Notice } from "./notice.ts";
import type { Scope } from "./scope.ts";
import { eventTables } from "./tables.ts";

/** Writes a notice into the outbox, in the transaction it tells of. It is delivered after commit, at least once. */
export async function announce<Payload extends z.ZodType>(scope: Scope, notice: Notice<Payload>, payload: z.input<Payload>): Promise<void> {
  if (!isHeard(scope.wiring, notice.name)) return;
  await eventTables(scope)
    .insertInto("outbox")
    .values({ name: notice.name, payload: JSON.stringify(notice.payload.parse(payload)), created_at: scope.now })
    .execute();
}
