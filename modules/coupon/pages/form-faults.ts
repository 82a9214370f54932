import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { FIELD_OF_REFUSAL } from "../errors.ts";
import { editorFromForm, placesOf } from "./condition-editor.ts";
import { pageWord } from "./page-words.ts";

/** Runs a call of the coupon form; what it refuses is said at the fields of the form. Throws AppError. */
export async function atFields<Result>(scope: Scope, form: Fields, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    const told = faultAtFields(scope, form, fault);
    if (told.code === "request.invalid") refused.set(form, Object.keys(told.details));
    throw told;
  }
}

/** The fields of a posted form that {@link atFields} found fault with: the page that is drawn next opens the sections they are in. */
export function refusedFields(form: Fields | undefined): readonly string[] {
  return (form === undefined ? undefined : refused.get(form)) ?? [];
}

const refused = new WeakMap<Fields, readonly string[]>();

function faultAtFields(scope: Scope, form: Fields, fault: AppError): AppError {
  const field = FIELD_OF_REFUSAL[fault.code];
  if (field !== undefined) return invalidRequest({ [field]: scope.sentence(fault.code, fault.details) });
  return fault.code === "request.invalid" ? invalidRequest(Object.fromEntries(fieldFaults(scope, form, fault))) : fault;
}

/** A sentence for each field of the form, by the field's name as the API writes names: `description.en`. */
export function fieldFaults(scope: Scope, form: Fields, { details }: AppError): readonly (readonly [field: string, sentence: string])[] {
  const places = placesOf(editorFromForm(form["nodes"])).toSorted(([one], [other]) => other.length - one.length);
  return Object.entries(details).map(([path, sentence]) => {
    const field = fieldOf(path.replace(/^coupon\./, ""), places);
    return [field, isUnfilled(field, String(sentence)) ? pageWord(scope, "Please fill this in.") : String(sentence)];
  });
}

/** A schema says of an argument that is not there that it is of the wrong type. */
function isUnfilled(field: string, sentence: string): boolean {
  return field.startsWith("nodes.") && /received undefined|^Invalid input$/.test(sentence);
}

function fieldOf(path: string, places: readonly (readonly [place: string, key: string])[]): string {
  if (!path.startsWith("conditions")) return OTHER_NAMES[path] ?? path.replace(/\.\d+(?:\..*)?$/, "");
  const found = places.find(([place]) => path === place || path.startsWith(`${place}.`));
  if (found === undefined) return "conditions";
  const [place, key] = found;
  const [, arg] = /^\.args\.([^.]+)/.exec(path.slice(place.length)) ?? [];
  return `nodes.${key}.${arg === undefined ? "rule" : `args.${arg}`}`;
}

/** Fields the form asks for in parts. */
const OTHER_NAMES: Readonly<Record<string, string>> = { recurring: "recurring.cycles" };
