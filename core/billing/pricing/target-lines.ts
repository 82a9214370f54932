import type { LineState, PricingState } from "./pricing-state.ts";

/** The keys of the lines an adjuster means. Keys that are not in the document are ignored; `undefined` means every line. */
export type LineKeys = ReadonlySet<string> | readonly string[];

/** The discountable lines among `keys`, in document order. Lines that may not be discounted are never a target. */
export function targetLines(state: PricingState, keys: LineKeys | undefined): readonly LineState[] {
  if (keys === undefined) return state.lines.filter(({ line }) => line.discountable);
  const wanted = keys instanceof Set ? keys : new Set(keys);
  return state.lines.filter(({ line }) => line.discountable && wanted.has(line.key));
}
