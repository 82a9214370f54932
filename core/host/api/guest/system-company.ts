import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { hostContextOf } from "../../host-context.ts";

export const guestSystemCompany = defineMethod({
  name: "system_company",
  role: "guest",
  summary: "Who runs this shop, and how it counts.",
  reads: true,
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    company: z.string(),
    www: z.string().nullable(),
    currency: z.string(),
    timezone: z.string(),
    country: z.string(),
    tax_inclusive: z.boolean(),
  }),
  handle: async (scope) => {
    const { company, currency, timeZone, country, taxInclusive } = scope.shop;
    const www = hostContextOf(scope).environment.publicUrl ?? null;
    return { name: company, company, www, currency, timezone: timeZone, country, tax_inclusive: taxInclusive };
  },
});
