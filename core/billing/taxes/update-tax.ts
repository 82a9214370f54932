import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import { billingTables } from "../tables.ts";
import type { TaxDraft } from "./create-tax.ts";
import { requireTax } from "./require-tax.ts";
import { taxPlace } from "./tax-fields.ts";

/** Changes a tax rule from the next price on; invoices keep the tax they were issued with. Throws `tax.not_found`. */
export async function updateTax(
  scope: Scope,
  id: number,
  changes: { readonly [Field in keyof TaxDraft]?: TaxDraft[Field] | undefined },
): Promise<void> {
  const row = await requireTax(scope, id);
  const name = changes.name ?? row.name;
  const ratePpm = changes.ratePpm ?? row.rate_ppm;
  const place = taxPlace(
    changes.country === undefined ? row.country : changes.country,
    changes.state === undefined ? row.state : changes.state,
  );
  await billingTables(scope)
    .updateTable("tax")
    .set({ name, rate_ppm: ratePpm, ...place, updated_at: scope.now })
    .where("id", "=", id)
    .execute();
  await recordActivity(scope, {
    action: "tax.update",
    objectType: "tax",
    objectId: id,
    message: "A tax rule was changed.",
    changes: { name, taxrate: ppmToWire(ratePpm), ...place },
  });
}
