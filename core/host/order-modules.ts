import type { CatalogueFault, CatalogueModule } from "./catalogue.ts";
import { HOST_VERSION } from "./host-version.ts";
import { satisfiesRange } from "./semver-range.ts";

export type OrderedModules = { readonly modules: readonly CatalogueModule[]; readonly faults: readonly CatalogueFault[] };

/**
 * Puts modules into dependency order: what a module requires comes before it, otherwise by id. Left out, with the reason, is what asks
 * for another host version, requires what is not there, or requires itself through others.
 */
export function orderModules(found: readonly CatalogueModule[]): OrderedModules {
  const faults: CatalogueFault[] = [];
  const waiting = new Map<string, CatalogueModule>();
  for (const module of found.toSorted(byId)) {
    const { engine } = module.manifest;
    if (satisfiesRange(HOST_VERSION, engine)) waiting.set(module.id, module);
    else faults.push(faultOf(module, `It is made for host ${engine}; this is host ${HOST_VERSION}.`));
  }
  const modules: CatalogueModule[] = [];
  const placed = new Set<string>();
  for (let next = ready(waiting, placed); next !== undefined; next = ready(waiting, placed)) {
    modules.push(next);
    placed.add(next.id);
    waiting.delete(next.id);
  }
  for (const module of waiting.values()) faults.push(faultOf(module, missingSentence(module, waiting, placed)));
  return { modules, faults };
}

function ready(waiting: ReadonlyMap<string, CatalogueModule>, placed: ReadonlySet<string>): CatalogueModule | undefined {
  return waiting.values().find(({ manifest }) => manifest.requires.every((id) => placed.has(id)));
}

function missingSentence(
  { id, manifest }: CatalogueModule,
  waiting: ReadonlyMap<string, CatalogueModule>,
  placed: ReadonlySet<string>,
): string {
  const missing = manifest.requires.filter((required) => !placed.has(required));
  const circle = missing.some((required) => reaches(required, id, waiting, new Set()));
  return circle ? `It requires itself through ${missing.join(", ")}.` : `It requires ${missing.join(", ")}, which could not be loaded.`;
}

function reaches(from: string, target: string, waiting: ReadonlyMap<string, CatalogueModule>, seen: Set<string>): boolean {
  if (from === target) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return waiting.get(from)?.manifest.requires.some((next) => reaches(next, target, waiting, seen)) ?? false;
}

function faultOf({ id, manifest }: CatalogueModule, fault: string): CatalogueFault {
  return { id, manifest, fault };
}

function byId(one: CatalogueModule, other: CatalogueModule): number {
  return one.id < other.id ? -1 : 1;
}
