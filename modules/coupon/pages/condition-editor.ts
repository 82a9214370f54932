import type { Fields, FieldValue } from "#core/events/page.ts";
import { argsFromForm, argsToForm, type RuleInfo } from "#core/views/args/arg-fields.ts";
import type { ConditionNode } from "../condition-node.ts";

/** How a group holds: all of its parts, at least one, none of them. */
export type GroupMode = "all" | "any" | "none";

/** Conditions as the editor has them: the same tree, with arguments as form fields. */
export type EditorNode =
  | { readonly mode: GroupMode; readonly parts: readonly EditorNode[] }
  | { readonly rule: string; readonly args: Fields };

export type EditorGroup = Extract<EditorNode, { readonly mode: GroupMode }>;

const EMPTY: EditorGroup = { mode: "all", parts: [] };

export function isGroup(node: EditorNode): node is EditorGroup {
  return "mode" in node;
}

/** Stored conditions for the editor; one rule alone stands in a group. */
export function editorOf(node: ConditionNode | null | undefined, rules: ReadonlyMap<string, RuleInfo>): EditorGroup {
  if (node === null || node === undefined) return EMPTY;
  const edited = editorNode(node, rules);
  return isGroup(edited) ? edited : { mode: "all", parts: [edited] };
}

function editorNode(node: ConditionNode, rules: ReadonlyMap<string, RuleInfo>): EditorNode {
  if ("all" in node) return { mode: "all", parts: node.all.map((part) => editorNode(part, rules)) };
  if ("any" in node) return { mode: "any", parts: node.any.map((part) => editorNode(part, rules)) };
  if ("not" in node) return { mode: "none", parts: ("any" in node.not ? node.not.any : [node.not]).map((part) => editorNode(part, rules)) };
  return { rule: node.rule, args: argsToForm(rules.get(node.rule), node.args ?? {}) };
}

/** What the editor says as conditions; empty groups say nothing. */
export function conditionsOf(node: EditorNode, rules: ReadonlyMap<string, RuleInfo>): ConditionNode | undefined {
  if (!isGroup(node)) return { rule: node.rule, args: argsFromForm(rules.get(node.rule), node.args) };
  const parts = node.parts.map((part) => conditionsOf(part, rules)).filter((part) => part !== undefined);
  const [only] = parts;
  if (only === undefined) return undefined;
  if (node.mode === "none") return { not: parts.length === 1 ? only : { any: parts } };
  return node.mode === "any" ? { any: parts } : { all: parts };
}

/** Where each rule of the editor stands in what {@link conditionsOf} makes of it: the place as the API names it, and the editor's key. */
export function placesOf(node: EditorNode, key = "n", place = "conditions"): readonly (readonly [place: string, key: string])[] {
  if (!isGroup(node)) return [[place, key]];
  const said = node.parts.map((part, index) => ({ part, key: `${key}_${index}` })).filter(({ part }) => saysSomething(part));
  return said.flatMap(({ part, key: own }, index) => placesOf(part, own, `${place}.${stepTo(node.mode, index, said.length)}`));
}

function stepTo(mode: GroupMode, index: number, count: number): string {
  if (mode === "none") return count === 1 ? "not" : `not.any[${index}]`;
  return `${mode}[${index}]`;
}

function saysSomething(node: EditorNode): boolean {
  return !isGroup(node) || node.parts.some(saysSomething);
}

/** The editor as fields of a form, as {@link editorFromForm} reads them. */
export function editorFields(node: EditorNode, key = "n"): Fields {
  if (!isGroup(node)) return { [key]: { rule: node.rule, args: node.args } };
  return Object.assign({ [key]: { mode: node.mode } }, ...node.parts.map((part, index) => editorFields(part, `${key}_${index}`)));
}

/**
 * The editor as it was posted: `nodes[n][mode]`, `nodes[n_0][rule]`, `nodes[n_0][args][…]`; a key is the way to its place. What does not
 * fit is left out.
 */
export function editorFromForm(nodes: FieldValue | undefined): EditorGroup {
  const fields = isFields(nodes) ? nodes : {};
  const root = nodeFromForm(fields, "n");
  return root !== undefined && isGroup(root) ? root : EMPTY;
}

function nodeFromForm(nodes: Fields, key: string): EditorNode | undefined {
  const own = nodes[key];
  if (!isFields(own)) return undefined;
  const { mode, rule, args } = own;
  if (typeof rule === "string") return { rule, args: isFields(args) ? args : {} };
  const parts = Object.keys(nodes).filter((other) => other.startsWith(`${key}_`) && /^\d+$/.test(other.slice(key.length + 1)));
  const ordered = parts.toSorted((one, other) => Number(one.slice(key.length + 1)) - Number(other.slice(key.length + 1)));
  return {
    mode: mode === "any" || mode === "none" ? mode : "all",
    parts: ordered.map((part) => nodeFromForm(nodes, part)).filter((part) => part !== undefined),
  };
}

/** The tree with a part added to the group at a key. */
export function withPart(root: EditorGroup, key: string, part: EditorNode): EditorGroup {
  return changedAt(root, stepsOf(key), (group) => ({ ...group, parts: [...group.parts, part] }));
}

/** The tree without the part at a key. */
export function withoutPart(root: EditorGroup, key: string): EditorGroup {
  const steps = stepsOf(key);
  const last = steps.at(-1);
  return changedAt(root, steps.slice(0, -1), (group) => ({ ...group, parts: group.parts.filter((_part, index) => index !== last) }));
}

function changedAt(group: EditorGroup, steps: readonly number[], change: (group: EditorGroup) => EditorGroup): EditorGroup {
  const [first, ...rest] = steps;
  if (first === undefined) return change(group);
  return { ...group, parts: group.parts.map((part, index) => (index === first && isGroup(part) ? changedAt(part, rest, change) : part)) };
}

/** `n_0_2` is the third part of the first part. */
function stepsOf(key: string): readonly number[] {
  return key.split("_").slice(1).map(Number);
}

export function isFields(value: FieldValue | undefined): value is Fields {
  return typeof value === "object" && !Array.isArray(value);
}
