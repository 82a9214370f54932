import { defineMigration } from "#core/database/migrations.ts";

/** Clients are searched by trigrams and lists are sorted by their names; invoices are counted and narrowed without being read. */
export const migration = defineMigration("0006-search-long-lists", [
  `create extension if not exists pg_trgm`,
  `create index "client_name_index" on "client" (lower(first_name || ' ' || last_name), "id")`,
  `create index "client_search_index" on "client" using gin ((first_name || ' ' || last_name || ' ' || email || ' ' || coalesce(company, '')) gin_trgm_ops)`,
  `create index "invoice_listed_index" on "invoice" ("status", "id") where deleted_at is null`,
]);
