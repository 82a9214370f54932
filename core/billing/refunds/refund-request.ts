import { z } from "zod";
import { type AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { minorFromWire, minorToWire, wireMoney } from "#core/kernel/money.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import { boundedText, idNumber, quantity } from "#core/kernel/wire.ts";
import type { RefundRequest } from "../pricing/refund-plan.ts";
import { refundErrors } from "./errors.ts";

/** What of an invoice is to be refunded: units of lines, or an amount, or everything that is left when neither is given. */
export const refundInput = z.strictObject({
  id: idNumber,
  lines: z
    .array(z.strictObject({ id: idNumber, quantity }))
    .min(1)
    .max(500)
    .optional(),
  amount: wireMoney.optional(),
  note: boundedText(1000).optional(),
});

/** Reads what is to be refunded. Throws `request.invalid` when both lines and an amount are given. */
export function refundRequestOf({ lines, amount }: z.output<typeof refundInput>, currency: string): RefundRequest {
  if (lines !== undefined && amount !== undefined) throw invalidRequest({ amount: "Give either lines or an amount." });
  if (lines !== undefined) return { kind: "units", lines: lines.map(({ id, quantity: units }) => ({ key: String(id), quantity: units })) };
  return amount === undefined ? { kind: "everything" } : { kind: "amount", amountMinor: minorFromWire(amount, currency, "amount") };
}

/** The planner's refusal as the error that the caller is told. */
export function refundRefused({ code, details }: Refusal, currency: string): AppError {
  if (!isRefundCode(code)) throw new TypeError(`${code} is no refusal of a refund`);
  const { key, left, leftMinor } = details;
  return refundErrors.error(code, {
    ...(key === undefined ? {} : { line: Number(key) }),
    ...(left === undefined ? {} : { left }),
    ...(typeof leftMinor === "bigint" ? { max: minorToWire(leftMinor, currency), currency } : {}),
  });
}

function isRefundCode(code: string): code is keyof typeof refundErrors.table {
  return Object.hasOwn(refundErrors.table, code);
}
