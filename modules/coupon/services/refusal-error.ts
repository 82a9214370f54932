import { wireDetails } from "#core/billing/carts/wire-details.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import { couponErrors } from "../errors.ts";

/** The refusal of a typed code as the error the caller is told; `currency` is what amounts among the details are in. */
export function refusalError({ code, details }: Refusal, currency: string, more: Readonly<Record<string, unknown>> = {}): AppError {
  const told = { ...wireDetails(details, currency), ...more };
  return isCouponCode(code)
    ? couponErrors.error(code, told)
    : new AppError({ ...(otherReasons[code] ?? unnamedReason), code, details: told });
}

function isCouponCode(code: string): code is keyof typeof couponErrors.table {
  return Object.hasOwn(couponErrors.table, code);
}

const otherReasons: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  "auth.required": { status: 401, message: "Please sign in to use this coupon." },
};

/** What a rule of another module refuses with a code of its own. */
const unnamedReason = { status: 422, message: "This coupon cannot be used here." } as const;
