import type { Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";

/** A row of `consultant`. */
export type ConsultantRow = Selectable<BillingTables["consultant"]>;

/**
 * A consultant by id. In a transaction it is kept from being deleted until the end; for its own `deletion`, from being given to anything.
 * Throws `consultant.not_found`.
 */
export async function requireConsultant(scope: Scope, id: number, intent: "use" | "deletion" = "use"): Promise<ConsultantRow> {
  const query = billingTables(scope).selectFrom("consultant").selectAll().where("id", "=", id);
  const locked = intent === "deletion" ? query.forUpdate() : query.forKeyShare();
  const row = await (scope.inTransaction ? locked : query).executeTakeFirst();
  if (row === undefined) throw catalogueErrors.error("consultant.not_found");
  return row;
}
