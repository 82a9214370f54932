import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";

const units = wholeNumber(1, 1_000_000);

/** How many units the cart holds, of these products or in all (gift cards apart). */
export const quantity = defineCouponRule({
  code: "quantity",
  title: { en: "Number of units", de: "Stückzahl" },
  args: z
    .strictObject({ min: units.optional(), max: units.optional(), products: idList.optional() })
    .refine(({ min, max }) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY), {
      error: "Give a least or a greatest number.",
    }),
  check({ lines }, { min = 0, max = Number.POSITIVE_INFINITY, products }) {
    const counted = lines.filter((line) =>
      products === undefined ? line.discountable : line.productId !== undefined && products.includes(line.productId),
    );
    const inCart = counted.reduce((sum, line) => sum + line.quantity, 0);
    if (inCart < min) return refused("coupon.bundle_missing", { products: products ?? [], missing_units: min - inCart });
    return inCart > max ? refused("coupon.no_eligible_items", { excess_units: inCart - max }) : eligible;
  },
  summary({ min, max, products }, language) {
    const de = language === "de";
    const range =
      max === undefined ? `${de ? "ab" : "from"} ${min}` : min === undefined ? `${de ? "bis" : "up to"} ${max}` : `${min}–${max}`;
    const of = products === undefined ? "" : ` ${de ? "der Produkte" : "of the products"} ${products.map((id) => `#${id}`).join(", ")}`;
    return de ? `bei ${range} Stück${of}` : `for ${range} units${of}`;
  },
});
