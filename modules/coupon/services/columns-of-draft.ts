import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CouponDraft } from "../api/coupon-input.ts";
import { couponRules } from "../contract.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkReferences } from "./check-references.ts";
import { draftAmounts } from "./draft-amounts.ts";
import { draftDates } from "./draft-dates.ts";
import { draftNames } from "./draft-names.ts";
import { draftBundle, draftDescription, draftRecurring } from "./draft-parts.ts";
import { fieldFaults } from "./field-faults.ts";

export type DraftOptions = { readonly startMayBePast: boolean };

/** Checks a whole draft and turns it into the columns of `promo` it decides: all but counters, version and instants. Throws `request.invalid` with one sentence for each field that does not fit. */
export async function columnsOfDraft(scope: Scope, draft: CouponDraft, options: DraftOptions) {
  const faults = fieldFaults();
  const names = draftNames(draft, faults);
  const amounts = draftAmounts(scope, draft, faults);
  const dates = draftDates(scope, draft, faults, options);
  const conditions = checkConditions(draft.conditions, scope.wiring.provided(couponRules), scope.shop.currency, faults);
  const bundle_required = draftBundle(draft, faults);
  const lists = {
    products: unique(draft.products),
    client_groups: unique(draft.client_groups),
    consultant_restrictions: unique(draft.consultant_restrictions),
  };
  await checkReferences(scope, { ...lists, bundle_required }, faults);
  if (draft.base === "original" && draft.type !== "percentage") faults.add("base", "Only percentages can be taken of the original price.");
  if (draft.applicable_to === "specific_consultants" && lists.consultant_restrictions === null)
    faults.add("consultant_restrictions", "Name the consultants.");
  faults.refuse();
  return {
    ...names,
    ...amounts,
    ...dates,
    amounts: json(amounts.amounts),
    description: json(draftDescription(draft.description)),
    type: draft.type,
    ...draftRecurring(draft.recurring),
    maxuses: draft.maxuses ?? 0,
    max_uses_per_user: draft.max_uses_per_user ?? 0,
    once_per_client: draft.once_per_client ?? false,
    freesetup: draft.freesetup ?? false,
    active: draft.active ?? true,
    products: json(lists.products),
    periods: json(unique(draft.periods)),
    client_groups: json(lists.client_groups),
    min_order_base: draft.min_order_base ?? "list",
    bundle_required: json(bundle_required),
    loyalty_points_required: draft.loyalty_points_required ?? 0,
    loyalty_points_mode: draft.loyalty_points_mode ?? "price",
    valid_on_weekends: draft.valid_on_weekends ?? true,
    valid_on_holidays: draft.valid_on_holidays ?? true,
    apply_to_addons: draft.apply_to_addons ?? true,
    stackable: draft.stackable ?? false,
    priority: draft.priority ?? 0,
    group_name: draft.group ?? null,
    class_name: draft.class ?? null,
    excludes_classes: json(unique(draft.excludes_classes)),
    base: draft.base ?? "remaining",
    applicable_to: draft.applicable_to ?? "all",
    consultant_restrictions: json(lists.consultant_restrictions),
    service_type_restrictions: json(unique(draft.service_type_restrictions)),
    conditions: conditions === undefined ? null : jsonValue<unknown>(conditions),
    automatic: draft.automatic ?? false,
    listed: draft.listed ?? false,
    campaign_source: draft.campaign_source ?? null,
    utm_source: draft.utm_source ?? null,
    utm_medium: draft.utm_medium ?? null,
    utm_campaign: draft.utm_campaign ?? null,
    notes: draft.notes ?? null,
  };
}

/** The items once each; an empty list restricts nothing and is kept as none. */
function unique<Item>(items: readonly Item[] | null | undefined): Item[] | null {
  return items === null || items === undefined || items.length === 0 ? null : [...new Set(items)];
}

function json<Value>(value: Value | null) {
  return value === null ? null : jsonValue(value);
}
