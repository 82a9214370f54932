import { defineEntity, p } from "@mikro-orm/core";
import type { InferKyselyDB } from "@mikro-orm/sql";

/** One of every kind of column, constraint and index that the product declares. */
export const Shelf = defineEntity({
  name: "Shelf",
  tableName: "shelf",
  properties: {
    id: p.integer().primary().autoincrement(),
    label: p.text(),
    stock: p.bigint("bigint").default(0),
    state: p.enum(["open", "closed"] as const).default("open"),
    notes: p.json<Record<string, unknown>>().default("{}"),
    opens_on: p.date().nullable(),
    filled_at: p.datetime(3).nullable(),
  },
  uniques: [{ name: "shelf_label_unique", properties: ["label"] }],
  checks: [{ name: "shelf_stock_check", expression: "stock >= 0" }],
  indexes: [
    { name: "shelf_open_index", expression: "create index shelf_open_index on shelf (filled_at) where state = 'open'" },
    { name: "shelf_filled_index", properties: ["filled_at", "id"] },
  ],
});

export const Book = defineEntity({
  name: "Book",
  tableName: "book",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    shelf: () => p.manyToOne(Shelf).name("shelf_id").foreignKeyName("book_shelf_fk"),
  },
});

export type SampleTables = InferKyselyDB<typeof Shelf>;
