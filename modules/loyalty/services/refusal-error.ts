import { AppError } from "#core/kernel/app-error.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import { loyaltyErrors } from "../errors.ts";

/** A refusal to use points as the error that the caller is told; one of a third party's rule keeps its code. */
export function refusalError({ code, details }: Refusal): AppError {
  return isOwn(code)
    ? loyaltyErrors.error(code, details)
    : new AppError({ code, details, status: 422, message: "Points cannot be used for this cart." });
}

function isOwn(code: string): code is keyof typeof loyaltyErrors.table {
  return Object.hasOwn(loyaltyErrors.table, code);
}
