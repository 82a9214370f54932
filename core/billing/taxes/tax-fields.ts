import { z } from "zod";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { DECIMAL_LENGTH, DECIMAL_PATTERN } from "#core/kernel/decimal.ts";
import { PPM, ppmFromWire } from "#core/kernel/rate.ts";
import { boundedText } from "#core/kernel/wire.ts";

/** The fields of a tax rule as callers send them. An empty country or state is none. */
export const taxFields = {
  name: boundedText(100, 1),
  taxrate: z
    .union([z.number(), z.string().max(DECIMAL_LENGTH).regex(DECIMAL_PATTERN)])
    .describe("Percentage from 0 to 100, at most 4 decimals"),
  country: z
    .string()
    .regex(/^([A-Za-z]{2})?$/)
    .toUpperCase()
    .nullish()
    .describe("ISO 3166 code; a rule without one is general"),
  state: boundedText(100).nullish(),
};

/** The rate in parts per million. Throws `request.invalid` above 100 %. */
export function taxRateFromWire(value: number | string): bigint {
  const ratePpm = ppmFromWire(value, "taxrate");
  if (ratePpm > PPM) throw invalidRequest({ taxrate: "Must be at most 100." });
  return ratePpm;
}

/** Where a rule applies. A state without a country would apply nowhere and is refused with `request.invalid`. */
export function taxPlace(
  country: string | null | undefined,
  state: string | null | undefined,
): { readonly country: string | null; readonly state: string | null } {
  const place = { country: country?.trim() || null, state: state?.trim() || null };
  if (place.state !== null && place.country === null) throw invalidRequest({ state: "A state needs its country." });
  return place;
}
