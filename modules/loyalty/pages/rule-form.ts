import { groupField, textField } from "#core/events/form-fields.ts";
import type { Fields, FieldValue, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { argControl, unknownControl } from "#core/views/args/arg-control.ts";
import { argFields, argsFromForm, argsToForm, type RuleInfo } from "#core/views/args/arg-fields.ts";
import { shopChoices } from "#core/views/args/shop-choices.ts";
import { previewOf } from "./rule-preview.ts";

/** What rules can be made of, as `loyalty_rule_get_kinds` answers it. */
export type RuleKind = {
  readonly kind: "earning" | "redemption";
  readonly rule: string;
  readonly title: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly arg_titles: Readonly<Record<string, string>>;
};

/** The fields of the form as texts, its arguments in a group. */
export type RuleValues = Fields & { readonly args: Fields };

/** Everything the template of the form draws. */
export async function ruleForm(scope: Scope, request: PageRequest, kind: RuleKind | undefined, values: RuleValues, withPreview: boolean) {
  const choices = await shopChoices(scope, request);
  const info = infoOf(kind);
  const controls =
    info === undefined
      ? [unknownControl("args[json]", values.args)]
      : argFields(info).map((field) =>
          argControl(field, {
            name: `args[${field.name}]`,
            label: kind?.arg_titles[field.name] ?? humanized(field.name),
            args: values.args,
            choices,
            needed: "Needed for this rule.",
            unticked: "None ticked: all of them.",
          }),
        );
  return {
    values,
    controls,
    isEarning: kind?.kind !== "redemption",
    isUnknown: kind === undefined,
    preview: withPreview && kind !== undefined ? await previewOf(scope, request, kind, ruleInput(values, kind)) : undefined,
  };
}

/** What was filled in, as the API takes a rule: empty limits are none, empty dates open. */
export function ruleInput(form: Fields, kind: RuleKind | undefined): Record<string, unknown> {
  const text = (name: string): string => textField(form, name).trim();
  return {
    title: text("title"),
    args: argsFromForm(infoOf(kind), groupField(form, "args")),
    multiplier: text("multiplier") === "" ? "1" : text("multiplier").replace(",", "."),
    max_points: text("max_points") || "0",
    max_points_per_client: text("max_points_per_client") || "0",
    window_days: text("window_days") || "0",
    active: textField(form, "active") === "1",
    starts_at: text("starts_at") || null,
    ends_at: text("ends_at") || null,
  };
}

/** A rule as the form shows it; moments are days of the shop's zone. */
export function valuesOfRule(rule: StoredRule, kind: RuleKind | undefined, zone: string): RuleValues {
  const number = (value: number): string => (value === 0 ? "" : String(value));
  const day = (moment: string | null): string => (moment === null ? "" : zonedParts(new Date(moment), zone).date);
  return {
    title: rule.title,
    args: argsToForm(infoOf(kind), rule.args),
    multiplier: String(rule.multiplier),
    max_points: number(rule.max_points),
    max_points_per_client: number(rule.max_points_per_client),
    window_days: number(rule.window_days),
    active: rule.active ? "1" : "0",
    starts_at: day(rule.starts_at),
    ends_at: day(rule.ends_at),
    at: "",
  };
}

/** What was posted, arguments as a group. */
export function valuesOfForm(form: Fields): RuleValues {
  return { ...form, args: groupField(form, "args") };
}

/** A form nothing was filled into. */
export function newRuleValues(kind: RuleKind): RuleValues {
  const blank: Record<string, FieldValue> = { multiplier: "1", max_points: "", max_points_per_client: "", window_days: "" };
  return { ...blank, title: kind.title, args: {}, active: "1", starts_at: "", ends_at: "", at: "" };
}

type StoredRule = {
  readonly title: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly multiplier: number;
  readonly max_points: number;
  readonly max_points_per_client: number;
  readonly window_days: number;
  readonly active: boolean;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
};

function infoOf(kind: RuleKind | undefined): RuleInfo | undefined {
  return kind && { code: kind.rule, title: kind.title, args: kind.args };
}

/** `before_hour` reads "Before hour". */
function humanized(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
