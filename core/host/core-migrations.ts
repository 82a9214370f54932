import { readdir } from "node:fs/promises";
import type { Migration } from "#core/database/migrations.ts";

/** The migrations of core, oldest first: every file `NNNN-sentence.ts` of the folder `migrations` exports one as `migration`. */
export async function coreMigrations(): Promise<readonly Migration[]> {
  const names = (await filesOf(folder)).filter((name) => MIGRATION_FILE.test(name)).toSorted();
  return Promise.all(names.map(migrationOf));
}

const folder = new URL("../../migrations/", import.meta.url);
const MIGRATION_FILE = /^\d{4}-[a-z0-9-]+\.ts$/;

async function filesOf(directory: URL): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function migrationOf(name: string): Promise<Migration> {
  const exported: { readonly migration?: Migration } = await import(new URL(name, folder).href);
  if (exported.migration === undefined) throw new TypeError(`migrations/${name} exports no migration.`);
  return exported.migration;
}
