import { textField } from "#core/events/form-fields.ts";
import { listText } from "./arg-texts.ts";
import { type EditorGroup, type EditorNode, type GroupMode, isGroup } from "./condition-editor.ts";
import { chosenIn, type FormOptions, type Option, optionsFor, withChosen } from "./form-options.ts";
import { type ArgField, argFields } from "./rule-fields.ts";

/** The editor as the template draws it, one row after the other: a group's head, its parts, and where to add one. */
export type ConditionRow = {
  readonly key: string;
  readonly depth: number;
  readonly isHead: boolean;
  readonly isRule: boolean;
  readonly isFoot: boolean;
  readonly isRoot: boolean;
  readonly mode: GroupMode;
  readonly rule: string;
  readonly title: string;
  readonly fields: readonly object[];
  readonly isEmpty: boolean;
};

export function conditionRows(root: EditorGroup, options: FormOptions): readonly ConditionRow[] {
  return rowsOf(root, "n", 0, options);
}

/** Every rule there is, to be added. */
export function ruleOptions({ rules }: FormOptions): readonly Option[] {
  return [...rules.values()]
    .map(({ code, title }) => ({ value: code, label: title }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

function rowsOf(node: EditorNode, key: string, depth: number, options: FormOptions): readonly ConditionRow[] {
  const plain = {
    key,
    depth,
    isHead: false,
    isRule: false,
    isFoot: false,
    isRoot: depth === 0,
    mode: "all" as const,
    rule: "",
    title: "",
    fields: [],
    isEmpty: false,
  };
  if (!isGroup(node)) {
    const rule = options.rules.get(node.rule);
    const fields =
      rule === undefined
        ? [unknownField(key, textField(node.args, "json"))]
        : argFields(rule).map((field) => fieldOf(field, key, node, options));
    return [{ ...plain, isRule: true, rule: node.rule, title: rule?.title ?? node.rule, fields }];
  }
  const parts = node.parts.flatMap((part, index) => rowsOf(part, `${key}_${index}`, depth + 1, options));
  const own = { ...plain, mode: node.mode, isEmpty: node.parts.length === 0 };
  return [{ ...own, isHead: true }, ...parts, { ...own, isFoot: true }];
}

function unknownField(key: string, json: string): object {
  return {
    name: `nodes[${key}][args][json]`,
    type: "text",
    label: "Arguments",
    hint: "The extension that brings this rule is switched off.",
    value: json,
    required: false,
    options: [],
    min: undefined,
    max: undefined,
  };
}

type RuleNode = Extract<EditorNode, { readonly rule: string }>;

function fieldOf(field: ArgField, key: string, { args }: RuleNode, options: FormOptions): object {
  const { name, control, isRequired, fallback, min, max } = field;
  const offered = optionsFor(options, name) ?? (field.values.length > 0 ? valueOptions(field, options) : undefined);
  const isChoice = control === "choices" && offered !== undefined;
  const value = args[name] ?? "";
  const kept = isChoice ? withChosen(offered ?? [], chosenIn(value)) : offered;
  return {
    name: `nodes[${key}][args][${name}]`,
    type: isChoice ? "choices" : (TYPES[control] ?? "text"),
    label: `arg.${name}`,
    hint: HINTS[isChoice ? "choices" : control] ?? (isRequired ? "Needed for this condition." : "May be left empty."),
    value: value === "" && control === "select" ? fallback : isChoice || typeof value === "string" ? value : listText(chosenIn(value)),
    required: isRequired && !isChoice,
    options: isChoice || control === "select" ? (kept ?? []) : [],
    min,
    max,
  };
}

function valueOptions({ name, values }: ArgField, { periods }: FormOptions): readonly Option[] {
  return values.map((value) => ({
    value,
    label: name === "periods" ? (periods.find((period) => period.value === value)?.label ?? value) : `choice.${value}`,
  }));
}

const TYPES: Readonly<Record<string, string>> = { number: "number", time: "time", select: "select" };

const HINTS: Readonly<Record<string, string>> = {
  amount: "In the shop's currency, such as 50.00; or one for each currency, such as USD 50; EUR 45.",
  choices: "At least one.",
  list: "Separated by commas.",
  parts: "Ids of products, with × and a number for more than one, such as 3, 5 × 2.",
  time: "In the shop's time zone.",
  moment: "A day such as 2026-12-31, or a day and a time, in the shop's time zone.",
  json: "As JSON.",
};
