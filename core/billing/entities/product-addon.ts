import { defineEntity, p } from "@mikro-orm/core";
import { Product } from "./product.ts";

/** Which add-ons may be bought with a product. */
export const ProductAddon = defineEntity({
  name: "ProductAddon",
  tableName: "product_addon",
  properties: {
    product: () => p.manyToOne(Product).primary().deleteRule("cascade"),
    addon: () => p.manyToOne(Product).primary().deleteRule("cascade"),
    position: p.integer().default(0),
  },
});
