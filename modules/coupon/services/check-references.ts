import { billingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { PromoRow } from "../terms-of-row.ts";
import type { FieldFaults } from "./field-faults.ts";

type References = Pick<PromoRow, "products" | "bundle_required" | "client_groups" | "consultant_restrictions">;

/** Notes a fault for each field that names a product, client group or consultant which is not there. */
export async function checkReferences(scope: Scope, references: References, faults: FieldFaults): Promise<void> {
  const db = billingTables(scope);
  const bundle = references.bundle_required?.map(({ id }) => id) ?? [];
  const products = await existing([...(references.products ?? []), ...bundle], (ids) =>
    db.selectFrom("product").select("id").where("id", "in", ids).where("deleted_at", "is", null).execute(),
  );
  const groups = await existing(references.client_groups ?? [], (ids) =>
    db.selectFrom("client_group").select("id").where("id", "in", ids).execute(),
  );
  const consultants = await existing(references.consultant_restrictions ?? [], (ids) =>
    db.selectFrom("consultant").select("id").where("id", "in", ids).execute(),
  );
  noteMissing("products", references.products ?? [], products, faults);
  noteMissing("bundle_required", bundle, products, faults);
  noteMissing("client_groups", references.client_groups ?? [], groups, faults);
  noteMissing("consultant_restrictions", references.consultant_restrictions ?? [], consultants, faults);
}

async function existing(
  ids: readonly number[],
  find: (ids: readonly number[]) => Promise<readonly { readonly id: number }[]>,
): Promise<ReadonlySet<number>> {
  return ids.length === 0 ? new Set() : new Set((await find([...new Set(ids)])).map(({ id }) => id));
}

function noteMissing(field: string, ids: readonly number[], known: ReadonlySet<number>, faults: FieldFaults): void {
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) faults.add(field, `There is nothing with the id ${missing.slice(0, 5).join(", ")}.`);
}
