import type { Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";

/** A row of `loyalty_rule`. */
export type RuleRow = Selectable<LoyaltyTables["loyalty_rule"]>;

/** The rules of a kind that are switched on and within their dates now, oldest first. */
export async function rulesInForce(scope: Scope, kind: RuleRow["kind"]): Promise<readonly RuleRow[]> {
  return loyaltyTables(scope)
    .selectFrom("loyalty_rule")
    .selectAll()
    .where("kind", "=", kind)
    .where("active", "=", true)
    .where("deleted_at", "is", null)
    .where((eb) => eb.or([eb("starts_at", "is", null), eb("starts_at", "<=", scope.now)]))
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">=", scope.now)]))
    .orderBy("id")
    .execute();
}
