import type { EarningFacts, EarningRule } from "../contract.ts";

/** Something that might happen, so that a rule can be tried. */
export type ExampleOccasion = { readonly occasion: string; readonly amountMinor: bigint | undefined; readonly isFirstOrder: boolean };

const SMALLEST_ORDERS = [10n, 50n, 100n];

/** What a rule is tried on: three orders, the first order of somebody who was referred, and what else it is asked at. */
export function exampleOccasions(
  { occasions }: Pick<EarningRule, "occasions">,
  args: unknown,
  majorMinor: bigint,
): readonly ExampleOccasion[] {
  const isAskedAt = (occasion: string): boolean => occasions === "any" || occasions.includes(occasion);
  const order = (major: bigint, isFirstOrder: boolean): ExampleOccasion => ({
    occasion: "order",
    amountMinor: major * majorMinor,
    isFirstOrder,
  });
  const others = occasions === "any" ? namedEvents(args) : occasions.filter((occasion) => occasion !== "order" && occasion !== "referral");
  return [
    ...(isAskedAt("order") && others.length === 0 ? [...SMALLEST_ORDERS.map((major) => order(major, false)), order(50n, true)] : []),
    ...(isAskedAt("referral") && others.length === 0 ? [{ occasion: "referral", amountMinor: 50n * majorMinor, isFirstOrder: true }] : []),
    ...others.map((occasion) => ({ occasion, amountMinor: undefined, isFirstOrder: false })),
  ];
}

/** The facts of such an occasion: one line, of a product the rule names when it names some. */
export function exampleFacts(
  plain: Omit<EarningFacts, "lines" | "baseMinor">,
  { amountMinor }: ExampleOccasion,
  args: unknown,
): EarningFacts {
  if (amountMinor === undefined) return { ...plain, lines: [], baseMinor: 0n };
  const line = { productId: firstProduct(args), productType: "custom", quantity: 1, baseMinor: amountMinor };
  return { ...plain, lines: [line], baseMinor: amountMinor };
}

function namedEvents(args: unknown): readonly string[] {
  return typeof args === "object" && args !== null && "event" in args && typeof args.event === "string" ? [args.event] : [];
}

function firstProduct(args: unknown): number | undefined {
  const products: unknown = typeof args === "object" && args !== null && "products" in args ? args.products : undefined;
  return Array.isArray(products) && typeof products[0] === "number" ? products[0] : undefined;
}
