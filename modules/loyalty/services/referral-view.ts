import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";
import { referralCodeOf } from "./referral-code.ts";

/** A client's referral code, how many orders of referred clients it has earned points with, and how many points those were. */
export async function referralView(scope: Scope, clientId: number): Promise<{ code: string; referred: number; points: number }> {
  const { referred, points } = await loyaltyTables(scope)
    .selectFrom("loyalty_earning")
    .select(({ fn }) => fn.countAll<bigint>().as("referred"))
    .select(sql<bigint>`coalesce(sum(points - clawed_back), 0)::bigint`.as("points"))
    .where("client_id", "=", clientId)
    .where("beneficiary", "=", "referrer")
    .executeTakeFirstOrThrow();
  return { code: referralCodeOf(scope, clientId), referred: Number(referred), points: Number(points) };
}
