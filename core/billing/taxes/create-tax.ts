import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import { billingTables } from "../tables.ts";

/** What a tax rule says: a name for the invoice, a rate, and where it applies. */
export type TaxDraft = { readonly name: string; readonly ratePpm: bigint; readonly country: string | null; readonly state: string | null };

/** Adds a tax rule; it counts from the next price on. */
export async function createTax(scope: Scope, { name, ratePpm, country, state }: TaxDraft): Promise<number> {
  const { id } = await billingTables(scope)
    .insertInto("tax")
    .values({ name, rate_ppm: ratePpm, country, state, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordActivity(scope, {
    action: "tax.create",
    objectType: "tax",
    objectId: id,
    message: "A tax rule was added.",
    changes: { name, taxrate: ppmToWire(ratePpm), country, state },
  });
  return id;
}
