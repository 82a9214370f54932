import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";

/** What a client can spend at this moment: what is free in the lots that are active and have not expired. No job is needed for it. */
export async function spendableNow(scope: Scope, clientId: number): Promise<bigint> {
  const { points } = await loyaltyTables(scope)
    .selectFrom("loyalty_points_lot")
    .select(spendableSum(scope.now).as("points"))
    .where("client_id", "=", clientId)
    .where("remaining", ">", 0n)
    .executeTakeFirstOrThrow();
  return points;
}

/** The spendable points of the lots selected from. */
export function spendableSum(at: Date) {
  return sql<bigint>`coalesce(sum(remaining - held) filter (where active_from <= ${at} and (expires_at is null or expires_at > ${at})), 0)::bigint`;
}
