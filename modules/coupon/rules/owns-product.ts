import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** The client has an order of at least one of these products that is not canceled. */
export const ownsProduct = defineCouponRule({
  code: "owns_product",
  title: { en: "Owns a product", de: "Besitzt ein Produkt" },
  args: z.strictObject({ products: idList }),
  check({ client }, { products }) {
    if (client === undefined) return refused("auth.required");
    return products.some((id) => client.ownedProductIds.has(id)) ? eligible : refused("coupon.bundle_missing", { products });
  },
  summary({ products }, language) {
    const list = oneOf(
      products.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `für Kunden mit dem Produkt ${list}` : `for clients who have the product ${list}`;
  },
});
