import type { Language } from "#core/events/scope.ts";

/** How one condition of a coupon turned out. */
export type RuleVerdict = {
  /** The code of the rule; `not` for a negation, `eligible_items` for what all selecting rules leave together. */
  readonly rule: string;
  readonly ok: boolean;
  /** The reason; undefined when ok. */
  readonly code: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  /** The fixed field, or the place among the conditions. */
  readonly path: string;
  /** Whether a "no" here refuses the coupon: not so for the other branches of an `any` that holds. */
  readonly binding: boolean;
  readonly summary: (language: Language) => string;
  /** For staff only: why the condition could not be checked. */
  readonly fault: string | undefined;
};

/** A verdict that refuses its coupon. */
export type BindingRefusal = RuleVerdict & { readonly code: string };
