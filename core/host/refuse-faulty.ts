import type { Contents } from "#core/events/module.ts";
import type { CatalogueFault, CatalogueModule } from "./catalogue.ts";
import { claimsOf } from "./claims-of.ts";

export type SoundModules = { readonly modules: readonly CatalogueModule[]; readonly faults: readonly CatalogueFault[] };

/**
 * Leaves out modules whose contents cannot be right: names that another part or module has already, an admin method that declares no
 * permission or one that nobody declares. Access is denied by default, so such a method must never become reachable.
 * A fault in core is a bug of this program and throws.
 */
export function refuseFaulty(parts: readonly Contents[], ordered: readonly CatalogueModule[]): SoundModules {
  const owners = new Map<string, string>();
  const permissions = new Set<string>(parts.flatMap((part) => Object.keys(part.permissions ?? {})));
  for (const part of parts) {
    const fault = faultOf(part, owners, permissions);
    if (fault !== undefined) throw new TypeError(`The part "${part.id}" of core is faulty: ${fault}`);
    claim(part, owners);
  }
  const modules: CatalogueModule[] = [];
  const faults: CatalogueFault[] = [];
  const sound = new Set<string>();
  for (const module of ordered) {
    const fault = missingOf(module, sound) ?? shapeFault(module.contents) ?? faultOf(module.contents, owners, permissions);
    if (fault !== undefined) {
      faults.push({ id: module.id, manifest: module.manifest, fault });
      continue;
    }
    claim(module.contents, owners);
    for (const permission of Object.keys(module.contents.permissions ?? {})) permissions.add(permission);
    sound.add(module.id);
    modules.push(module);
  }
  return { modules, faults };
}

/** A requirement may itself just have been left out. */
function missingOf({ manifest }: CatalogueModule, sound: ReadonlySet<string>): string | undefined {
  const missing = manifest.requires.filter((id) => !sound.has(id));
  return missing.length === 0 ? undefined : `It requires ${missing.join(", ")}, which could not be loaded.`;
}

/** What a stranger's module exports is only as well typed as its author was careful. */
function shapeFault(contents: Contents): string | undefined {
  const wrong = LISTS.find((key) => contents[key] !== undefined && !Array.isArray(contents[key]));
  return wrong === undefined ? undefined : `Its "${wrong}" is not a list.`;
}

const LISTS = [
  "entities",
  "migrations",
  "errors",
  "methods",
  "rest",
  "listeners",
  "noticeListeners",
  "provides",
  "jobs",
  "pages",
  "navigation",
  "widgets",
  "assets",
] as const;

function faultOf(contents: Contents, owners: ReadonlyMap<string, string>, permissions: ReadonlySet<string>): string | undefined {
  const own = new Set<string>();
  for (const name of claimsOf(contents)) {
    const owner = own.has(name) ? contents.id : owners.get(name);
    if (owner !== undefined) return `It declares the ${name}, which ${owner === contents.id ? "it declares already" : `"${owner}" has`}.`;
    own.add(name);
  }
  for (const { role, name, permission } of contents.methods ?? []) {
    if (role !== "admin") continue;
    if (permission === undefined) return `The admin method ${name} declares no permission.`;
    if (!permissions.has(permission) && !Object.hasOwn(contents.permissions ?? {}, permission)) {
      return `The admin method ${name} needs the permission ${permission}, which nobody declares.`;
    }
  }
  for (const { area, path, permission, open } of contents.pages ?? []) {
    if (area !== "admin" || open === true) continue;
    if (permission === undefined) return `The admin page ${path} declares no permission.`;
    if (!permissions.has(permission) && !Object.hasOwn(contents.permissions ?? {}, permission)) {
      return `The admin page ${path} needs the permission ${permission}, which nobody declares.`;
    }
  }
  if (contents.settings !== undefined && contents.settings.module !== contents.id)
    return `Its settings are declared for "${contents.settings.module}".`;
  return contents.settings?.schema.safeParse({}).success === false ? "Not every field of its settings has a default." : undefined;
}

function claim(contents: Contents, owners: Map<string, string>): void {
  for (const name of claimsOf(contents)) owners.set(name, contents.id);
}
