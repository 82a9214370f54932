import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Changes whenever a source that may shape a database does: entities, migrations, seeds, settings. */
export function sourceFingerprint(): string {
  known ??= fingerprint();
  return known;
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folders = ["core", "migrations", "modules", "examples", "test/harness"];
let known: string | undefined;

function fingerprint(): string {
  const digest = createHash("sha1");
  for (const folder of folders) {
    for (const file of filesUnder(join(root, folder))) {
      const { size, mtimeMs } = statSync(file);
      digest.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return digest.digest("hex").slice(0, 16);
}

function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}
