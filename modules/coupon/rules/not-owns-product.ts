import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** The client has none of these products. */
export const notOwnsProduct = defineCouponRule({
  code: "not_owns_product",
  title: { en: "Does not own a product", de: "Besitzt ein Produkt nicht" },
  args: z.strictObject({ products: idList }),
  check({ client }, { products }) {
    if (client === undefined) return refused("auth.required");
    return products.some((id) => client.ownedProductIds.has(id)) ? refused("coupon.no_eligible_items") : eligible;
  },
  summary({ products }, language) {
    const list = oneOf(
      products.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `für Kunden ohne das Produkt ${list}` : `for clients who do not have the product ${list}`;
  },
});
