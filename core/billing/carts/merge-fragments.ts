import type { CartFragments } from "../pricing-source.ts";

/** What all sources say about a cart, as one: lists are joined in the order of the sources, of the rest the first to speak counts. */
export function mergeFragments(fragments: readonly CartFragments[]): CartFragments {
  const points = fragments.find((fragment) => fragment.points !== undefined)?.points;
  return {
    coupons: fragments.flatMap((fragment) => fragment.coupons ?? []),
    refused: fragments.flatMap((fragment) => fragment.refused ?? []),
    ...(points === undefined ? {} : { points }),
  };
}
