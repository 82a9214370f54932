import { defineEntity, p } from "@mikro-orm/core";
import { Consultant } from "./consultant.ts";
import { ProductCategory } from "./product-category.ts";

/** Something sold. Prices are rows of `product_price`; a deleted product stays for its orders. */
export const Product = defineEntity({
  name: "Product",
  tableName: "product",
  properties: {
    id: p.integer().primary().autoincrement(),
    product_category: () => p.manyToOne(ProductCategory).nullable(),
    title: p.text(),
    slug: p.text().unique("product_slug_unique"),
    description: p.text().nullable(),
    type: p.enum(["custom", "service", "gift_card"] as const),
    status: p.enum(["enabled", "disabled"] as const).default("disabled"),
    hidden: p.boolean().default(false),
    is_addon: p.boolean().default(false),
    payment_type: p.enum(["free", "once", "recurrent"] as const).default("free"),
    service_type: p.text().nullable(),
    consultant: () => p.manyToOne(Consultant).nullable(),
    taxed: p.boolean().default(true),
    stock_control: p.boolean().default(false),
    quantity_in_stock: p.integer().default(0),
    priority: p.integer().default(0),
    config: p.json<Record<string, unknown>>().default("{}"),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [{ name: "product_quantity_in_stock_check", expression: "quantity_in_stock >= 0" }],
  indexes: [{ name: "product_product_category_index", properties: ["product_category"] }],
});
