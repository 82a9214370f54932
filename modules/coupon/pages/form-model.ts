import { isDeepStrictEqual } from "node:util";
import { textField } from "#core/events/form-fields.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { listText } from "#core/views/args/arg-texts.ts";
import { type Choice, chosenIn, MOST_CHOICES, withChosen } from "#core/views/args/shop-choices.ts";
import type { CouponPreview } from "../services/preview-coupon.ts";
import type { EditorGroup } from "./condition-editor.ts";
import { editorFields } from "./condition-editor.ts";
import { conditionRows, ruleOptions } from "./condition-rows.ts";
import { labelOfField } from "./field-labels.ts";
import { fieldFaults } from "./form-faults.ts";
import { couponOfForm } from "./form-input.ts";
import { type FormOptions, formOptions } from "./form-options.ts";
import { type FormValues, newCouponValues } from "./form-values.ts";

export type FormState = {
  readonly values: FormValues;
  readonly editor: EditorGroup;
  /** The fields that were just refused; their sections are open. */
  readonly refused: readonly string[];
  /** The coupon's own code, which is not taken by somebody else. */
  readonly ownCode: string | null;
  readonly withPreview: boolean;
};

/** Everything the template of the form draws. */
export async function formModel(scope: Scope, request: PageRequest, state: FormState, known?: FormOptions) {
  const options = known ?? (await formOptions(scope, request));
  const { values, editor, refused } = state;
  const form = { ...values, nodes: editorFields(editor) };
  return {
    values,
    rows: conditionRows(editor, options),
    rules: ruleOptions(options),
    ...choices(options, values),
    otherCurrencies: otherCurrencies(scope, options, values),
    currency: scope.shop.currency,
    zone: scope.shop.timeZone,
    open: Object.fromEntries(
      Object.entries(SECTIONS).map(([name, fields]) => [name, fields.some((field) => isRefused(refused, field) || differs(values, field))]),
    ),
    isConditionsOpen: isRefused(refused, "conditions") || editor.parts.length > 0,
    preview: state.withPreview ? await previewOf(scope, request, form, options) : undefined,
    code: state.withPreview ? await codeState(request, values, state.ownCode) : undefined,
  };
}

/** Fields that stand together; a section is open when one of them says something. */
const SECTIONS = {
  when: ["start_time", "end_time", "valid_on_weekends", "valid_on_holidays"],
  limits: ["max_uses_per_user", "once_per_client", "budget"],
  where: [
    "applicable_to",
    "products",
    "periods",
    "service_type_restrictions",
    "consultant_restrictions",
    "apply_to_addons",
    "bundle_required",
  ],
  who: ["client_groups", "loyalty_points_required"],
  amounts: ["min_order_amount", "min_order_base", "max_discount_amount", "amounts", "gift_card_value"],
  renewals: ["recurring", "freesetup"],
  company: ["stackable", "base", "priority", "group", "class", "excludes_classes"],
  words: ["internal_name", "description", "notes"],
  reach: ["automatic", "listed", "campaign_source", "utm_source", "utm_medium", "utm_campaign", "marketing_cost"],
} as const;

function isRefused(refused: readonly string[], field: string): boolean {
  return refused.some((name) => name === field || name.startsWith(`${field}.`));
}

function differs(values: FormValues, field: string): boolean {
  if (field === "internal_name" && values[field] === values["code"]) return false;
  return !isDeepStrictEqual(values[field], newCouponValues[field]);
}

/** Choices of the fixed fields; where there are too many, or none the caller may see, what is chosen is written down. */
function choices(options: FormOptions, values: FormValues) {
  const list = (field: string, found: readonly Choice[]) => {
    const chosen = chosenIn(values[field]);
    const offered = withChosen(found, chosen);
    return { options: offered, areChoices: found.length > 0 && found.length <= MOST_CHOICES, text: listText(chosen) };
  };
  return {
    products: list("products", options.products),
    groups: list("client_groups", options.groups),
    consultants: list("consultant_restrictions", options.consultants),
    serviceTypes: list("service_type_restrictions", options.serviceTypes),
    periods: options.periods,
  };
}

/** Amounts for each other currency of the shop, and for those the coupon has amounts in already. */
function otherCurrencies(scope: Scope, { currencies }: FormOptions, values: FormValues) {
  const amounts = values["amounts"] as Fields;
  const codes = new Set([...currencies.map(({ value }) => value), ...Object.keys(amounts)]);
  codes.delete(scope.shop.currency);
  return [...codes].map((code) => {
    const given = amounts[code] as Fields | undefined;
    const field = (name: string) => ({ name: `amounts[${code}][${name}]`, value: textField(given, name) });
    return {
      code,
      value: field("value"),
      minimum: field("min_order_amount"),
      cap: field("max_discount_amount"),
      card: field("gift_card_value"),
    };
  });
}

async function previewOf(scope: Scope, { call }: PageRequest, form: Fields, { rules }: FormOptions) {
  try {
    const { at, ...preview } = await call<CouponPreview>("coupon_preview", { coupon: couponOfForm(form, rules) });
    return { ...preview, at, isAnotherTime: new Date(at).getTime() !== scope.now.getTime(), faults: [] };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    if (fault.code !== "request.invalid")
      return {
        summary: "",
        examples: [],
        at: "",
        isAnotherTime: false,
        faults: [{ label: undefined, sentence: scope.sentence(fault.code, fault.details) }],
      };
    const faults = fieldFaults(scope, form, fault).map(([field, sentence]) => ({ label: labelOfField(field), sentence }));
    return { summary: "", examples: [], at: "", isAnotherTime: false, faults };
  }
}

/** Whether the code is free; undefined while there is nothing to say about it. */
async function codeState({ call }: PageRequest, values: FormValues, ownCode: string | null) {
  const code = textField(values, "code");
  if (code === "" || code.trim().toUpperCase() === ownCode) return undefined;
  try {
    return await call<{ readonly code: string; readonly free: boolean }>("coupon_check_code", { code });
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    return undefined;
  }
}
