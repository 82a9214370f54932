import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Contents } from "#core/events/module.ts";
import type { CatalogueFault, CatalogueModule } from "./catalogue.ts";
import { type Manifest, parseManifest } from "./manifest.ts";
import { resolveForStrangers } from "./resolve-for-strangers.ts";

export type FoundModules = { readonly modules: readonly CatalogueModule[]; readonly faults: readonly CatalogueFault[] };

/** Imports every module in `modules/` and in the given folders. What cannot be imported is reported, not thrown. */
export async function findModules(folders: readonly string[]): Promise<FoundModules> {
  if (folders.length > 0) resolveForStrangers();
  const places = await Promise.all([OWN_MODULES, ...folders.map((folder) => resolve(folder))].map(modulesIn));
  const modules = new Map<string, CatalogueModule>();
  const faults: CatalogueFault[] = [];
  for (const place of places.flat()) {
    const read = await readModule(place);
    if ("fault" in read) faults.push(read);
    else if (modules.has(read.id))
      faults.push({
        id: read.id,
        manifest: read.manifest,
        fault: `A module with this id was already found; the one in ${place.path} is left out.`,
      });
    else modules.set(read.id, read);
  }
  return { modules: [...modules.values()], faults };
}

type Place = { readonly name: string; readonly path: string };

const OWN_MODULES = fileURLToPath(new URL("../../modules", import.meta.url));

/** A module that never finishes its import must not keep the host from starting. */
const IMPORT_DEADLINE_MS = 15_000;

async function modulesIn(folder: string): Promise<readonly Place[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^[._]|^node_modules$/.test(entry.name))
      .map(({ name }) => ({ name, path: join(folder, name) }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function readModule({ name, path }: Place): Promise<CatalogueModule | CatalogueFault> {
  let manifest: Manifest | undefined;
  try {
    manifest = parseManifest(await manifestText(path), name);
    const exported: { readonly module?: Contents } = await beforeDeadline(import(pathToFileURL(join(path, "module.ts")).href));
    const contents = exported.module;
    if (typeof contents !== "object" || contents === null) throw new TypeError("module.ts exports no `module`.");
    if (contents.id !== manifest.id) throw new TypeError(`module.ts says id "${contents.id}", manifest.json "${manifest.id}".`);
    return { id: manifest.id, manifest, contents, folder: path };
  } catch (error) {
    return { id: name, manifest, fault: sentenceOf(error) };
  }
}

async function manifestText(path: string): Promise<string> {
  return readFile(join(path, "manifest.json"), "utf8").catch((error: unknown) => {
    throw new TypeError("It has no manifest.json that could be read.", { cause: error });
  });
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `It threw ${String(error)}.`;
  return error instanceof TypeError ? error.message : `${error.name}: ${error.message}`;
}

async function beforeDeadline<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new TypeError(`module.ts did not load within ${IMPORT_DEADLINE_MS / 1_000} seconds.`)),
      IMPORT_DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
