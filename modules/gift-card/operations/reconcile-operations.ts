import type { Scope } from "#core/events/scope.ts";
import { giftCardTables } from "../tables.ts";
import { openStates } from "./operation-row.ts";
import { runOperation } from "./run-operation.ts";

/** Asks again for everything whose outcome is not known and whose time has come, oldest first. Answers how many were asked. */
export async function reconcileOperations(scope: Scope): Promise<number> {
  const due = await giftCardTables(scope)
    .selectFrom("gift_card_operation")
    .select("id")
    .where("state", "in", [...openStates])
    .where("next_attempt_at", "<=", scope.now)
    .orderBy("id")
    .limit(MOST_AT_ONCE)
    .execute();
  for (const { id } of due) await runOperation(scope, id);
  return due.length;
}

const MOST_AT_ONCE = 200;
