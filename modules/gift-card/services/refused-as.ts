import type { AppError } from "#core/kernel/app-error.ts";
import { giftCardErrors } from "../errors.ts";

/** A provider's refusal as the error that the caller is told. */
export function refusedAs(reason: string, details: Readonly<Record<string, unknown>> = {}): AppError {
  return giftCardErrors.error(isGiftCardCode(reason) ? reason : "gift_card.provider_refused", { reason, ...details });
}

function isGiftCardCode(code: string): code is keyof typeof giftCardErrors.table {
  return Object.hasOwn(giftCardErrors.table, code);
}
