import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { claimCode } from "./claim-code.ts";
import { writeVersion } from "./write-version.ts";

/** What is different about a copy. */
export type CopyChanges = Partial<Pick<PromoRow, "internal_name" | "campaign_source" | "utm_campaign" | "start_at" | "end_at" | "active">>;

/** Copies a coupon under another code, unused, inactive unless said otherwise; its first version is its own. Throws `coupon.code_taken`. */
export async function copyCoupon(scope: Scope, original: PromoRow, code: string | null, changes: CopyChanges = {}): Promise<PromoRow> {
  const copy = await couponTables(scope)
    .insertInto("promo")
    .values({
      ...copiedColumns(original),
      code,
      internal_name: original.internal_name === original.code && code !== null ? code : original.internal_name,
      active: false,
      ...changes,
      created_by_id: scope.actor.kind === "staff" ? scope.actor.staffId : null,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (code !== null) await claimCode(scope, copy.id, code);
  await writeVersion(scope, copy);
  return copy;
}

/** Everything but identity, counters and instants. */
function copiedColumns(original: PromoRow) {
  const {
    id: _id,
    code: _code,
    used: _used,
    spent: _spent,
    version: _version,
    flagged: _flagged,
    deleted_at: _deleted,
    expiry_told_for: _told,
    ...columns
  } = original;
  return {
    ...columns,
    description: json(columns.description),
    products: json(columns.products),
    periods: json(columns.periods),
    client_groups: json(columns.client_groups),
    bundle_required: json(columns.bundle_required),
    excludes_classes: json(columns.excludes_classes),
    amounts: json(columns.amounts),
    consultant_restrictions: json(columns.consultant_restrictions),
    service_type_restrictions: json(columns.service_type_restrictions),
    conditions: json(columns.conditions),
  };
}

function json<Value>(value: Value | null) {
  return value === null ? null : jsonValue(value);
}
