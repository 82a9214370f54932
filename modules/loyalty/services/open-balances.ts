import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";

/** What keeps the module from being uninstalled: points that clients still have or that are promised. */
export async function openBalances(scope: Scope): Promise<readonly string[]> {
  const { points, clients } = await loyaltyTables(scope)
    .selectFrom("loyalty_points")
    .select(({ fn }) => [fn.sum<bigint | string | null>("points").as("points"), fn.countAll<bigint>().as("clients")])
    .where((eb) => eb.or([eb("points", ">", 0n), eb("debt", ">", 0n)]))
    .executeTakeFirstOrThrow();
  return clients === 0n ? [] : [`${clients} clients still have ${points ?? 0} loyalty points or owe some.`];
}
