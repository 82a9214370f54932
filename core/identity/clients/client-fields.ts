import { z } from "zod";
import { LANGUAGES } from "#core/kernel/language.ts";
import { boundedText, currencyCode, flag, idNumber } from "#core/kernel/wire.ts";

/** What a client says about itself; every field may be left out, and null or an empty text clears it. */
export const profileInput = {
  last_name: boundedText(100).nullable().optional(),
  company: boundedText(200).nullable().optional(),
  company_vat: boundedText(40).nullable().optional(),
  phone: boundedText(40).nullable().optional(),
  address_1: boundedText(200).nullable().optional(),
  address_2: boundedText(200).nullable().optional(),
  city: boundedText(100).nullable().optional(),
  postcode: boundedText(20).nullable().optional(),
  state: boundedText(100).nullable().optional(),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(?:[A-Z]{2})?$/)
    .nullable()
    .optional(),
  currency: currencyCode.nullable().optional(),
  lang: z.enum(LANGUAGES).nullable().optional(),
  birthday: z.iso.date().nullable().optional(),
};

/** What staff may set besides. */
export const staffOnlyInput = {
  group_id: idNumber.nullable().optional(),
  status: z.enum(["active", "suspended", "canceled"]).optional(),
  tax_exempt: flag.optional(),
  email_approved: flag.optional(),
  notes: boundedText(5_000).nullable().optional(),
};

export const firstName = boundedText(100, 1);

const profileSchema = z.object({ ...profileInput, ...staffOnlyInput, first_name: firstName.optional() });

/** Everything that can be set about a client except its address and its password. */
export type ClientFields = z.output<typeof profileSchema>;
