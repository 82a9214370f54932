import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { giftCardTables } from "../tables.ts";

/** Something that was done to a card, from the audit log. */
export const cardHistorySchema = z.object({
  id: z.int(),
  action: z.string().describe("Such as `gift_card.suspend`"),
  message: z.string(),
  changes: z.record(z.string(), z.unknown()).nullable(),
  actor_kind: z.string(),
  by: z.string().nullable().describe("The name of the staff member"),
  client_id: z.int().nullable(),
  created_at: z.string(),
});

export type CardHistory = z.output<typeof cardHistorySchema>;

/** What was done to a card, newest first. */
export async function cardHistory(scope: Scope, cardId: number): Promise<CardHistory[]> {
  const rows = await giftCardTables(scope)
    .selectFrom("activity_system")
    .leftJoin("admin", "admin.id", "activity_system.admin_id")
    .select(["activity_system.id", "action", "message", "changes", "actor_kind", "client_id", "activity_system.created_at", "admin.name"])
    .where("object_type", "=", "gift_card")
    .where("object_id", "=", String(cardId))
    .orderBy("activity_system.id", "desc")
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(({ id, name, created_at, ...row }) => ({ ...row, id: Number(id), by: name, created_at: created_at.toISOString() }));
}

const MOST_SHOWN = 500;
