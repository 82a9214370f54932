import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { matchingTaxId } from "./matching-tax-id.ts";
import type { TaxRule } from "./tax-rule.ts";

/** Who is taxed, and where. */
export type TaxSubject = {
  readonly country: string | null | undefined;
  readonly state: string | null | undefined;
  readonly taxExempt: boolean;
};

/** The rule that applies: the most specific of those that match, never a sum; undefined when none does or the client is exempt. */
export async function taxRuleFor(scope: Scope, { country, state, taxExempt }: TaxSubject): Promise<TaxRule | undefined> {
  if (taxExempt) return undefined;
  const row = await billingTables(scope)
    .selectFrom("tax")
    .select(["tax.name", "tax.rate_ppm"])
    .whereRef("tax.id", "=", matchingTaxId(country ?? null, state ?? null))
    .executeTakeFirst();
  return row === undefined ? undefined : { name: row.name, ratePpm: row.rate_ppm };
}
