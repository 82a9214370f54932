import type { Scope } from "#core/events/scope.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";

/** Runs a call of a form; a refusal that is about one of its fields is told there. `fields` names the field of each such code. */
export async function atField<Result>(
  scope: Pick<Scope, "sentence">,
  fields: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    const field = fault instanceof AppError ? fields[fault.code] : undefined;
    if (!(fault instanceof AppError) || field === undefined) throw fault;
    throw invalidRequest({ [field]: scope.sentence(fault.code, fault.details) });
  }
}
