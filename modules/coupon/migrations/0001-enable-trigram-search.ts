import { defineMigration } from "#core/database/migrations.ts";

/** The search of coupons compares trigrams; the extension comes with PostgreSQL and a database's owner may switch it on. */
export const migration = defineMigration("0001-enable-trigram-search", [`create extension if not exists pg_trgm`]);
