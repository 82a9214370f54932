import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import type { CouponFacts } from "../contract.ts";

/** The line this one is an add-on of, or undefined when it stands for itself. */
export function parentOf(line: PricingLine, { lines }: Pick<CouponFacts, "lines">): PricingLine | undefined {
  return line.parentKey === undefined ? undefined : lines.find(({ key }) => key === line.parentKey);
}
