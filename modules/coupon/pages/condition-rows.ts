import { argControl, unknownControl } from "#core/views/args/arg-control.ts";
import { type ArgField, argFields } from "#core/views/args/arg-fields.ts";
import type { Choice } from "#core/views/args/shop-choices.ts";
import { type EditorGroup, type EditorNode, type GroupMode, isGroup } from "./condition-editor.ts";
import type { FormOptions } from "./form-options.ts";

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
export function ruleOptions({ rules }: FormOptions): readonly Choice[] {
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
        ? [unknownControl(`nodes[${key}][args][json]`, node.args)]
        : argFields(rule).map((field) => fieldOf(field, key, node, options));
    return [{ ...plain, isRule: true, rule: node.rule, title: rule?.title ?? node.rule, fields }];
  }
  const parts = node.parts.flatMap((part, index) => rowsOf(part, `${key}_${index}`, depth + 1, options));
  const own = { ...plain, mode: node.mode, isEmpty: node.parts.length === 0 };
  return [{ ...own, isHead: true }, ...parts, { ...own, isFoot: true }];
}

type RuleNode = Extract<EditorNode, { readonly rule: string }>;

function fieldOf(field: ArgField, key: string, { args }: RuleNode, options: FormOptions): object {
  const { name } = field;
  const valueLabel = (value: string): string =>
    name === "periods" ? (options.periods.find((period) => period.value === value)?.label ?? value) : `choice.${value}`;
  const needed = "Needed for this condition.";
  return argControl(field, { name: `nodes[${key}][args][${name}]`, label: `arg.${name}`, args, choices: options, needed, valueLabel });
}
