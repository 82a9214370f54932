import { defineMigration } from "#core/database/migrations.ts";

/** Staff search cards by the end of their code and by their note; the extension is core's already. */
export const migration = defineMigration("0002-search-cards", [
  `create index "gift_card_last4_index" on "gift_card" ("last4")`,
  `create index "gift_card_note_search_index" on "gift_card" using gin ("note" gin_trgm_ops) where note is not null`,
]);
