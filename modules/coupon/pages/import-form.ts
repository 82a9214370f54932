import { groupField, textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { IMPORT_FIELDS } from "../import/import-fields.ts";
import { labelOfField } from "./field-labels.ts";
import { pageWord } from "./page-words.ts";

const OPTIONS = ["skip_duplicates", "update_existing", "activate_immediately", "send_notifications"] as const;

/** How a file is to be taken, as the form says it; what it does not say stays as the API has it. */
export function optionsOfForm(form: Fields | undefined): Record<string, string> {
  return Object.fromEntries(OPTIONS.flatMap((name) => (textField(form, name) === "" ? [] : [[name, textField(form, name)]])));
}

/** What the columns mean, as the form says it: one choice for each, `columns[c0]`. */
export function mappingOfForm(form: Fields | undefined, count: number): readonly (string | null)[] {
  const chosen = groupField(form, "columns");
  return Array.from({ length: count }, (_none, index) => textField(chosen, `c${index}`) || null);
}

/** What a column can mean. */
export function fieldOptions(): readonly { readonly value: string; readonly label: string }[] {
  return [{ value: "", label: "Is not imported" }, ...IMPORT_FIELDS.map((field) => ({ value: field, label: labelOfImportField(field) }))];
}

/** The word for a field a column can mean. */
export function labelOfImportField(field: string): string {
  return labelOfField(field.replace(/^description_/, "description."));
}

/** Runs a call that reads a file; what is wrong with the file is said at its field. Throws AppError. */
export async function refusedFile<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    if (fault.code.startsWith("sheet.")) throw invalidRequest({ file: scope.sentence(fault.code, fault.details) });
    if ("content" in fault.details) throw invalidRequest({ file: pageWord(scope, "Choose a file, or paste its lines below.") });
    throw fault;
  }
}

/** The same for columns: a refusal of `mapping.3` is one of the field `columns[c3]`. */
export async function refusedColumns<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== "request.invalid") throw fault;
    throw invalidRequest(
      Object.fromEntries(
        Object.entries(fault.details).map(([path, sentence]) => [path.replace(/^mapping\.(\d+)$/, "columns.c$1"), String(sentence)]),
      ),
    );
  }
}
