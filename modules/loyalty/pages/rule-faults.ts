import { AppError, invalidRequest } from "#core/kernel/app-error.ts";

/** Runs a call of the rule form; what is wrong within an argument is told at the argument's field. */
export async function atArguments<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== "request.invalid") throw fault;
    const fields = Object.entries(fault.details).map(([path, sentence]) => [fieldOf(path), String(sentence)]);
    throw invalidRequest(Object.fromEntries(fields));
  }
}

/** `args.weekdays.0` is the field `args[weekdays]`. */
function fieldOf(path: string): string {
  return /^args\.[^.]+/.exec(path)?.[0] ?? path;
}
