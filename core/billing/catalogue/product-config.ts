import { z } from "zod";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { flag, wholeNumber } from "#core/kernel/wire.ts";
import type { productTypes } from "./product-fields.ts";

type ProductType = (typeof productTypes)[number];

const started = z.enum(["after_payment", "manual"]).default("after_payment").meta({
  title: "Start",
  description: "When an order of it becomes active: when it is paid, or when staff say so.",
});
const quantity = flag.default(true).meta({
  type: "boolean",
  title: "Quantity can be chosen",
  description: "Otherwise one at a time.",
});

/** What can be settled about a product of each type; the form is drawn from it. Keys that are not here are kept as they are. */
export const productConfigs = {
  custom: z.object({ setup: started, allow_quantity_select: quantity }),
  service: z.object({
    setup: started,
    allow_quantity_select: quantity,
    duration_minutes: wholeNumber(0, 1_440).default(0).meta({
      type: "integer",
      minimum: 0,
      maximum: 1_440,
      title: "Length in minutes",
      description: "Of one session, as clients read it. 0: it is not said.",
    }),
  }),
  gift_card: z.object({ allow_quantity_select: quantity }),
} as const satisfies Readonly<Record<ProductType, z.ZodObject>>;

/** The settings of a product, those it does not name at their defaults. */
export type ProductConfig = {
  readonly setup: "after_payment" | "manual";
  readonly allowQuantitySelect: boolean;
  /** Undefined when it is not said. */
  readonly durationMinutes: number | undefined;
};

/**
 * A product's stored settings after a change: named ones are replaced, null takes one back to its default, others stay.
 * Throws `request.invalid` naming `config.<key>`.
 */
export function changedConfig(type: ProductType, stored: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>>) {
  const merged = Object.fromEntries(Object.entries({ ...stored, ...changes }).filter(([, value]) => value !== null));
  const read = productConfigs[type].partial().safeParse(merged);
  if (read.success) return { ...merged, ...Object.fromEntries(Object.entries(read.data).filter(([key]) => Object.hasOwn(merged, key))) };
  throw invalidRequest(Object.fromEntries(read.error.issues.map(({ path, message }) => [`config.${path.join(".")}`, message])));
}

/** Reads stored settings; what is not understood counts as not being there. */
export function readConfig(stored: Readonly<Record<string, unknown>>): ProductConfig {
  const { setup, allow_quantity_select: allows, duration_minutes: minutes } = stored;
  return {
    setup: setup === "manual" ? "manual" : "after_payment",
    allowQuantitySelect: allows !== false,
    durationMinutes: typeof minutes === "number" && minutes > 0 ? minutes : undefined,
  };
}
