import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { idNumber, quantity } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";
import { allOf } from "./rule-words.ts";

/** All the listed products are in the cart, each in its quantity. */
export const bundleRequired = defineCouponRule({
  code: "bundle_required",
  title: { en: "Bundle of products", de: "Produktbündel" },
  args: z.strictObject({
    products: z
      .array(z.strictObject({ id: idNumber, quantity: quantity.prefault(1) }))
      .min(1)
      .max(100),
  }),
  check({ lines }, { products }) {
    const needed = products
      .map(({ id, quantity: units }) => ({ id, quantity: units - unitsOf(id, lines) }))
      .filter(({ quantity: missing }) => missing > 0);
    return needed.length === 0 ? eligible : refused("coupon.bundle_missing", { products: needed.map(({ id }) => id), needed });
  },
  summary({ products }, language) {
    const parts = products.map(({ id, quantity: units }) => (units === 1 ? `#${id}` : `${units} × #${id}`));
    return language === "de"
      ? `zusammen mit den Produkten ${allOf(parts, language)}`
      : `together with the products ${allOf(parts, language)}`;
  },
});

function unitsOf(productId: number, lines: readonly { readonly productId: number | undefined; readonly quantity: number }[]): number {
  return lines.reduce((units, line) => (line.productId === productId ? units + line.quantity : units), 0);
}
