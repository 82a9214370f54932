import { z } from "zod";
import type { Language } from "#core/events/scope.ts";
import type { ConditionNode } from "./condition-node.ts";

/** Minor units and parts per million as JSON carries them in a stored version: text, so that no digit is lost. */
const wholeText = z.codec(z.string(), z.bigint(), { decode: BigInt, encode: String });
const instant = z.codec(z.string(), z.date(), { decode: (text) => new Date(text), encode: (date) => date.toISOString() });
const ids = z.array(z.int()).readonly();
const texts = z.array(z.string()).readonly();

const amounts = z
  .object({
    /** Given for absolute coupons only. */
    valueMinor: wholeText.optional(),
    minOrderMinor: wholeText.optional(),
    maxDiscountMinor: wholeText.optional(),
    giftCardMinor: wholeText.optional(),
  })
  .readonly();

/** The schema of stored terms; what it decodes to is {@link CouponTerms}. A field that was added later has a default here. */
export const termsSchema = z.object({
  couponId: z.int(),
  version: z.int(),
  code: z.string().optional(),
  internalName: z.string(),
  description: z.object({ en: z.string().optional(), de: z.string().optional() }).readonly().optional(),
  type: z.enum(["percentage", "absolute", "free_session"]),
  /** 0n unless the type is percentage. */
  ratePpm: wholeText,
  /** How many units are free; 0 unless the type is free_session. */
  freeUnits: z.int(),
  /** The currency the plain amounts are in, always a key of `amounts`; a plain number among the conditions is in it too. */
  shopCurrency: z.string(),
  amounts: z.record(z.string(), amounts).readonly(),
  freesetup: z.boolean(),
  /** In how many billing periods the coupon works: 1 once, n periods, null forever. */
  recurringCycles: z.int().nullable(),
  products: ids.optional(),
  periods: texts.optional(),
  clientGroups: ids.optional(),
  startAt: instant.optional(),
  endAt: instant.optional(),
  minOrderBase: z.enum(["list", "after_line"]),
  bundle: z
    .array(z.object({ id: z.int(), quantity: z.int() }).readonly())
    .readonly()
    .optional(),
  loyaltyPoints: z.int(),
  loyaltyMode: z.enum(["price", "threshold"]),
  validOnWeekends: z.boolean(),
  validOnHolidays: z.boolean(),
  applyToAddons: z.boolean(),
  stackable: z.boolean(),
  priority: z.int(),
  group: z.string().optional(),
  class: z.string().optional(),
  excludesClasses: texts,
  base: z.enum(["remaining", "original"]),
  applicableTo: z.string(),
  consultants: ids.optional(),
  serviceTypes: texts.optional(),
  conditions: z.custom<ConditionNode>().optional(),
  automatic: z.boolean(),
  listed: z.boolean(),
  /** 0 unlimited. */
  maxUses: z.int(),
  /** The smaller of `once_per_client` = 1 and `max_uses_per_user`; 0 none. */
  perClientLimit: z.int(),
  /** Minor units of the shop's currency. */
  budgetMinor: wholeText.optional(),
});

/** The immutable terms of one version of a coupon: all that decides where it works and what it gives, and nothing that counts uses. */
export type CouponTerms = Readonly<z.output<typeof termsSchema>>;

/** The amounts of one currency; those that are left out were not given. */
export type CouponAmounts = z.output<typeof amounts>;

/** What clients see a coupon called: its description in their language, else in the other one, else its code, else its internal name. */
export function titleOf(terms: Pick<CouponTerms, "description" | "code" | "internalName">, language: Language): string {
  const { description } = terms;
  return description?.[language] ?? description?.en ?? description?.de ?? terms.code ?? terms.internalName;
}
