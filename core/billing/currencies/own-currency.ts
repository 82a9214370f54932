import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { currencyOfOwner } from "./currency-of-owner.ts";

/** The currency the caller's first cart will have. */
export async function ownCurrency(scope: Scope): Promise<string> {
  const clientId = scope.actor.kind === "client" ? scope.actor.clientId : undefined;
  const { rows } = await sql<{ code: string }>`select ${currencyOfOwner(scope, clientId)} as code`.execute(scope.db);
  return rows[0]?.code ?? scope.shop.currency;
}
