import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";
import { accountView } from "./account-view.ts";

/** Everything the programme stores about a client, for the export of a person's data. */
export async function clientPointsData(scope: Scope, clientId: number): Promise<Record<string, unknown>> {
  const tables = loyaltyTables(scope);
  const transactions = await tables
    .selectFrom("loyalty_points_transaction")
    .select(["seq", "kind", "points", "held_change", "debt_change", "balance_after", "description", "invoice_id", "created_at"])
    .where("client_id", "=", clientId)
    .orderBy("seq")
    .execute();
  const rewards = await tables
    .selectFrom("loyalty_reward_redemption")
    .innerJoin("loyalty_reward", "loyalty_reward.id", "loyalty_reward_redemption.reward_id")
    .select(["loyalty_reward.title", "loyalty_reward_redemption.points", "loyalty_reward_redemption.created_at"])
    .where("loyalty_reward_redemption.client_id", "=", clientId)
    .orderBy("loyalty_reward_redemption.id")
    .execute();
  const events = await tables
    .selectFrom("loyalty_event")
    .select(["event", "cause", "points", "created_at"])
    .where("client_id", "=", clientId)
    .orderBy("id")
    .execute();
  const plain = (rows: readonly object[]): unknown =>
    JSON.parse(JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? Number(value) : value)));
  return {
    loyalty: await accountView(scope, clientId),
    loyalty_transactions: plain(transactions),
    loyalty_rewards: plain(rewards),
    loyalty_events: plain(events),
  };
}
