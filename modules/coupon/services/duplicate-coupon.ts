import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { claimCode, codesInUse } from "./claim-code.ts";
import { findCoupon } from "./find-coupon.ts";
import { writeVersion } from "./write-version.ts";

/** Copies a coupon as it is, unused and inactive, under the code `X-COPY`, `X-COPY-2` … Throws `coupon.not_found` (404). */
export function duplicateCoupon(scope: Scope, id: number): Promise<PromoRow> {
  return scope.transaction(async (inner) => {
    const original = await findCoupon(inner, { id });
    const code = original.code === null ? null : await copyCode(inner, original.code);
    const copy = await couponTables(inner)
      .insertInto("promo")
      .values({
        ...copiedColumns(original),
        code,
        internal_name: original.internal_name === original.code && code !== null ? code : original.internal_name,
        active: false,
        created_by_id: inner.actor.kind === "staff" ? inner.actor.staffId : null,
        created_at: inner.now,
        updated_at: inner.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (code !== null) await claimCode(inner, copy.id, code);
    await writeVersion(inner, copy);
    await recordActivity(inner, {
      action: "coupon.duplicate",
      objectType: "coupon",
      objectId: copy.id,
      message: "A coupon was copied.",
      changes: { original: id },
    });
    return copy;
  });
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

async function copyCode(scope: Scope, code: string): Promise<string> {
  const wanted = Array.from({ length: MOST_COPIES }, (_none, index) => {
    const suffix = index === 0 ? "-COPY" : `-COPY-${index + 1}`;
    return code.slice(0, LONGEST - suffix.length) + suffix;
  });
  const taken = await codesInUse(scope, wanted);
  const free = wanted.find((candidate) => !taken.has(candidate));
  if (free === undefined) throw couponErrors.error("coupon.codes_exhausted");
  return free;
}

const MOST_COPIES = 1_000;
const LONGEST = 20;
