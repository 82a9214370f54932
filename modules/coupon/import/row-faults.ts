import type { Scope } from "#core/events/scope.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import type { RowFault } from "../entities/promo-import-row.ts";
import { FIELD_OF_REFUSAL } from "../errors.ts";

/** A refusal as it is kept with a row: for each field a sentence, in the language of whoever looks at the file. */
export function rowFaults(scope: Scope, { code, details }: AppError): RowFault[] {
  if (code !== "request.invalid") return [{ field: FIELD_OF_REFUSAL[code] ?? null, code, message: scope.sentence(code, details) }];
  return Object.entries(details).map(([path, sentence]) => ({ field: fieldOf(path), code, message: String(sentence) }));
}

function fieldOf(path: string): string {
  return /^description\.(?:en|de)$/.test(path) ? path.replace(".", "_") : (path.split(".")[0] ?? path);
}
