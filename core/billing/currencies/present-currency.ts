import { z } from "zod";
import { exponentOf } from "#core/kernel/money.ts";
import { rateToWire } from "./rate-wire.ts";
import type { CurrencyRow } from "./require-currency.ts";

/** A currency on the wire. */
export const currencySchema = z.object({
  code: z.string(),
  title: z.string(),
  conversion_rate: z.number().describe("Units of this currency for one unit of the default currency"),
  default: z.boolean(),
  decimals: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentCurrency(row: CurrencyRow): z.input<typeof currencySchema> {
  return {
    code: row.code,
    title: row.title,
    conversion_rate: rateToWire(row.conversion_rate_millionths),
    default: row.is_default,
    decimals: exponentOf(row.code),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
