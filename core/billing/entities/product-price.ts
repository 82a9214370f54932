import { defineEntity, p } from "@mikro-orm/core";
import { Product } from "./product.ts";

/** What a product costs in one currency: per period for recurrent products, `period` empty for one-time ones. Minor units. */
export const ProductPrice = defineEntity({
  name: "ProductPrice",
  tableName: "product_price",
  properties: {
    id: p.integer().primary().autoincrement(),
    product: () => p.manyToOne(Product).deleteRule("cascade"),
    currency: p.text(),
    period: p.text().default(""),
    price_minor: p.bigint("bigint"),
    setup_minor: p.bigint("bigint"),
    enabled: p.boolean().default(true),
  },
  uniques: [{ name: "product_price_unique", properties: ["product", "currency", "period"] }],
  checks: [{ name: "product_price_amounts_check", expression: "price_minor >= 0 and setup_minor >= 0" }],
});
