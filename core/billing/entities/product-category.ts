import { defineEntity, p } from "@mikro-orm/core";

/** A shelf of the catalogue. */
export const ProductCategory = defineEntity({
  name: "ProductCategory",
  tableName: "product_category",
  properties: {
    id: p.integer().primary().autoincrement(),
    title: p.text(),
    description: p.text().nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
});
