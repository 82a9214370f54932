import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type SourceFile = { readonly path: string; readonly text: string };

/** The product's own code; `test` and `bench` are read only by the rules that hold there too. */
export const productFolders = ["core", "modules", "themes", "config", "migrations", "examples"] as const;

/** The files of some top-level folders with one of the given endings, by path from the root, in a stable order. */
export function sourceFiles(folders: readonly string[], endings: readonly string[] = ["ts"]): SourceFile[] {
  const patterns = folders.flatMap((folder) => endings.map((ending) => `${folder}/**/*.${ending}`));
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

const root = join(import.meta.dirname, "../..");
