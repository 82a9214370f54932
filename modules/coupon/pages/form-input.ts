import { textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { RuleInfo } from "#core/views/args/arg-fields.ts";
import { partsValue, splitList } from "#core/views/args/arg-texts.ts";
import { conditionsOf, editorFromForm, isFields } from "./condition-editor.ts";
import { type FormValues, newCouponValues, valuesOfForm } from "./form-values.ts";

/** A posted coupon form as the API takes a coupon: every field, an empty one as "none". */
export function couponOfForm(form: Fields, rules: ReadonlyMap<string, RuleInfo>): Record<string, unknown> {
  const values = valuesOfForm(form);
  const text = (name: string): string => textField(values, name).trim();
  const plain = Object.keys(newCouponValues).flatMap((name) => (OTHERWISE.has(name) ? [] : [[name, values[name]] as const]));
  const conditions = conditionsOf(editorFromForm(form["nodes"]), rules);
  return {
    ...Object.fromEntries(plain),
    code: text("code") === "" ? null : text("code"),
    value: decimalText(text("value")),
    start_at: moment(text("start_at"), text("start_time")),
    end_at: moment(text("end_at"), text("end_time")),
    bundle_required: text("bundle_required") === "" ? [] : partsValue(text("bundle_required")),
    excludes_classes: splitList(text("excludes_classes")),
    service_type_restrictions: listOf(values["service_type_restrictions"]),
    products: listOf(values["products"]),
    client_groups: listOf(values["client_groups"]),
    consultant_restrictions: listOf(values["consultant_restrictions"]),
    recurring: recurringOf(values),
    amounts: amountsOf(values),
    conditions: conditions ?? null,
  };
}

const OTHERWISE: ReadonlySet<string> = new Set(["start_time", "end_time", "recurring", "amounts", "generate", "version"]);

/** What people type as 12,5 is 12.5. */
function decimalText(text: string): string {
  return /^\d+,\d{1,4}$/.test(text) ? text.replace(",", ".") : text;
}

function moment(date: string, time: string): string | null {
  if (date === "") return null;
  return time === "" ? date : `${date}T${time}`;
}

/** Ticked choices, or ids written one after the other where there are too many to choose from. */
function listOf(value: FormValues[string] | undefined): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? splitList(value) : [];
}

function recurringOf(values: FormValues): unknown {
  const recurring = isFields(values["recurring"]) ? values["recurring"] : {};
  const kind = textField(recurring, "kind");
  if (kind === "cycles") return { cycles: textField(recurring, "cycles") };
  return kind === "forever";
}

/** Other currencies of which nothing was filled in are left out. */
function amountsOf(values: FormValues): Record<string, unknown> | null {
  const given = Object.entries(isFields(values["amounts"]) ? values["amounts"] : {}).flatMap(([currency, fields]) => {
    const filled = Object.entries(isFields(fields) ? fields : {}).filter(([, amount]) => amount !== "");
    return filled.length === 0 ? [] : [[currency, Object.fromEntries(filled)] as const];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}
