import { z } from "zod";
import { wireMoney } from "#core/kernel/money.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { flag } from "#core/kernel/wire.ts";

const setup = wireMoney.default(0).describe("Charged once per line, never per unit");

/** The prices of a product in one currency as callers send them; only the part that `type` names counts. */
export const pricingInput = z.strictObject({
  type: z.enum(["free", "once", "recurrent"]),
  once: z.strictObject({ price: wireMoney, setup }).nullish(),
  recurrent: z.partialRecord(periodSchema, z.strictObject({ price: wireMoney, setup, enabled: flag.default(true) })).nullish(),
  free: z.unknown().optional(),
});

/** See {@link pricingInput}. */
export type PricingRequest = z.output<typeof pricingInput>;

/** The prices of a product in one currency as they are answered; amounts in major units of that currency. */
export const pricingOutput = z.object({
  type: z.enum(["free", "once", "recurrent"]),
  once: z.object({ price: z.number(), setup: z.number() }).nullable(),
  recurrent: z.record(z.string(), z.object({ price: z.number(), setup: z.number(), enabled: z.boolean() })),
});
