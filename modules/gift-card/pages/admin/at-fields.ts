import { AppError, invalidRequest } from "#core/kernel/app-error.ts";

/** Runs a call whose fields a form calls otherwise; what is refused of them is said where they stand. Throws AppError. */
export async function atFields<Result>(nameOf: (field: string) => string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== "request.invalid") throw fault;
    throw invalidRequest(Object.fromEntries(Object.entries(fault.details).map(([field, sentence]) => [nameOf(field), String(sentence)])));
  }
}
