import type { View } from "../view.ts";
import { type ComponentTools, textOf } from "./component.ts";
import { typedValue } from "./forms.ts";

type Named = Readonly<Record<string, unknown>>;

/**
 * What the partial `field` draws. `type` is one of the input types, or `textarea`, `select`, `checkbox`, `choices` (several of a list,
 * sent as `name[]`), `radio`. What was typed before a refusal stands again in the field, passwords and files excepted.
 */
export function fieldProps(view: View, tools: ComponentTools, named: Named): object {
  const name = textOf(named["name"]);
  const type = textOf(named["type"] ?? "text");
  const typed = type === "password" || type === "file" ? undefined : typedValue(view, name);
  const value = typed ?? named["value"];
  const error = view.failure?.errors[name];
  const id = named["id"] === undefined ? `field-${name}` : textOf(named["id"]);
  const hint = named["hint"] === undefined ? undefined : tools.say(view, textOf(named["hint"]), named);
  const label = tools.say(view, textOf(named["label"]), named);
  if (view.failure !== undefined || !view.labels.has(name)) view.labels.set(name, { id, label });
  return {
    id,
    name,
    type,
    kind: kindOf(type),
    label,
    hint,
    error,
    described: [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])].join(" ") || undefined,
    value: textOf(value),
    checked: value === true || value === "1" || value === 1,
    required: named["required"] === true,
    options: optionsOf(view, tools, named["options"], value),
    attributes: attributeNames.flatMap((key) => {
      const given = named[key];
      return given === undefined || given === null || given === false ? [] : [{ name: key, value: given === true ? key : textOf(given) }];
    }),
    prefix: named["prefix"],
    suffix: named["suffix"],
    wide: named["wide"] === true,
  };
}

/** What a template may say of a field beside its label; the names are attributes of HTML. */
const attributeNames = [
  "autocomplete",
  "inputmode",
  "min",
  "max",
  "step",
  "minlength",
  "maxlength",
  "pattern",
  "rows",
  "list",
  "accept",
  "readonly",
  "disabled",
  "autofocus",
  "spellcheck",
];

function kindOf(type: string): object {
  const kinds = ["textarea", "select", "checkbox", "choices", "radio"];
  return Object.fromEntries([...kinds, "input"].map((kind) => [kind, kinds.includes(type) ? kind === type : kind === "input"]));
}

/** Options are texts, or `{value, label}`; labels are words. */
function optionsOf(view: View, tools: ComponentTools, options: unknown, value: unknown): readonly object[] {
  if (!Array.isArray(options)) return [];
  const chosen = new Set((Array.isArray(value) ? value : [value]).map(textOf));
  return options.map((option: unknown) => {
    const entry =
      typeof option === "object" && option !== null ? (option as { value?: unknown; label?: unknown }) : { value: option, label: option };
    const text = textOf(entry.value);
    return { value: text, label: tools.say(view, textOf(entry.label ?? entry.value)), selected: chosen.has(text) };
  });
}
