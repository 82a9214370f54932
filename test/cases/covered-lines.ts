import type { CaseLine, CaseScope, PeerCase } from "./peer-case.ts";

/** The lines of a cart that the filters of a scope let through; a limit of units is not looked at. */
export function coveredLines(lines: readonly CaseLine[], scope: CaseScope): readonly CaseLine[] {
  return lines.filter(
    (line) =>
      line.discountable !== false &&
      line.is_gift_card !== true &&
      (scope.products?.includes(line.product) ?? true) &&
      (scope.categories === undefined || line.categories.some((category) => scope.categories?.includes(category))) &&
      scope.exclude_products?.includes(line.product) !== true &&
      !line.categories.some((category) => scope.exclude_categories?.includes(category)) &&
      line.unit_price >= (scope.min_unit_price ?? 0) &&
      line.unit_price <= (scope.max_unit_price ?? Number.POSITIVE_INFINITY) &&
      !(scope.exclude_discounted === true && isReduced(line)),
  );
}

/** Whether a scope leaves out any line by what the line is. */
export function hasFilter(scope: CaseScope): boolean {
  const { products, categories, exclude_products, exclude_categories, min_unit_price, max_unit_price, exclude_discounted } = scope;
  return [products, categories, exclude_products, exclude_categories, min_unit_price, max_unit_price, exclude_discounted].some(
    (filter) => filter !== undefined && filter !== false,
  );
}

/** The lines of a case; one item of 100.00 where the peer tests without a cart. */
export function linesOf({ cart, expect, features, quantity = 1 }: PeerCase): readonly CaseLine[] {
  const lines = cart?.lines ?? [{ ...filler, quantity }];
  // A code on an empty cart is refused, which other cases say too; here the cart is empty only because the peer did not need one.
  const isAboutEmptiness = features.includes("empty_cart") || !(Array.isArray(expect["accepted"]) && expect["accepted"].length > 0);
  return lines.length === 0 && !isAboutEmptiness ? [filler] : lines;
}

const filler: CaseLine = { ref: "A", product: "filler", categories: [], unit_price: 10_000, quantity: 1 };

export function unitsIn(lines: readonly CaseLine[]): number {
  return lines.reduce((units, { quantity }) => units + quantity, 0);
}

function isReduced({ unit_price, undiscounted_unit_price = unit_price }: CaseLine): boolean {
  return unit_price < undiscounted_unit_price;
}
