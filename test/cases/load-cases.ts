import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PeerCase } from "./peer-case.ts";

/** All cases, in the order of the files and of the lines in them. */
export function loadCases(): readonly PeerCase[] {
  const folder = join(import.meta.dirname, "data");
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
  return files.flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly PeerCase[]);
}
