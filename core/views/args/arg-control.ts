import { textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { ArgControl, ArgField } from "./arg-fields.ts";
import { listText } from "./arg-texts.ts";
import { type Choice, choicesFor, chosenIn, type ShopChoices, withChosen } from "./shop-choices.ts";

/** An argument as the component `field` draws it; labels and hints are words. */
export type ArgControlProps = {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly hint: string;
  readonly value: unknown;
  readonly required: boolean;
  readonly options: readonly Choice[];
  readonly min: number | undefined;
  readonly max: number | undefined;
};

/** What the form says around an argument. */
export type ArgSetting = {
  /** The argument's field in the form: `args[points]`. */
  readonly name: string;
  readonly label: string;
  /** What was filled in so far, by argument. */
  readonly args: Fields;
  readonly choices: Omit<ShopChoices, "serviceTypes">;
  /** The hint of an argument that must be given and explains itself otherwise. */
  readonly needed: string;
  /** The hint of choices of which none need be ticked. */
  readonly unticked?: string;
  /** What the values of an enumeration are called; without it their own names. */
  readonly valueLabel?: (value: string) => string;
};

/** How an argument is asked for. */
export function argControl(field: ArgField, setting: ArgSetting): ArgControlProps {
  const { name, label, args, choices, valueLabel } = setting;
  const { control, isRequired, fallback, min, max } = field;
  const listed = field.values.map((value) => ({ value, label: valueLabel?.(value) ?? value }));
  const offered = choicesFor({ ...choices, serviceTypes: [] }, field.name) ?? (listed.length > 0 ? listed : undefined);
  const isChoice = control === "choices" && offered !== undefined;
  const value = args[field.name] ?? "";
  const options = isChoice ? withChosen(offered, chosenIn(value)) : control === "select" ? (offered ?? []) : [];
  return {
    name,
    type: isChoice ? "choices" : (TYPES[control] ?? "text"),
    label,
    hint: hintOf(isChoice ? "choices" : control === "choices" ? "list" : control, isRequired, setting),
    value: value === "" && control === "select" ? fallback : isChoice || typeof value === "string" ? value : listText(chosenIn(value)),
    required: isRequired && !isChoice,
    options,
    min,
    max,
  };
}

/** The arguments of a rule that nobody knows any more, as they are stored. */
export function unknownControl(name: string, args: Fields): ArgControlProps {
  const hint = "The extension that brings this rule is switched off.";
  const value = textField(args, "json");
  return { name, type: "text", label: "Arguments", hint, value, required: false, options: [], min: undefined, max: undefined };
}

function hintOf(control: ArgControl, isRequired: boolean, { needed, unticked }: ArgSetting): string {
  if (control === "choices" && !isRequired && unticked !== undefined) return unticked;
  return HINTS[control] ?? (isRequired ? needed : "May be left empty.");
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
