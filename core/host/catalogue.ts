import type { EntitySchema } from "@mikro-orm/core";
import type { Migration } from "#core/database/migrations.ts";
import type { Contents } from "#core/events/module.ts";
import { coreMigrations } from "./core-migrations.ts";
import { coreParts } from "./core-parts.ts";
import { findModules } from "./find-modules.ts";
import type { Manifest } from "./manifest.ts";
import { orderModules } from "./order-modules.ts";
import { refuseFaulty } from "./refuse-faulty.ts";

/** A module that could be loaded, whether or not it is enabled. */
export type CatalogueModule = {
  readonly id: string;
  readonly manifest: Manifest;
  readonly contents: Contents;
  /** Where its templates and assets lie. */
  readonly folder?: string;
};

/** A module that was found but left out, and the sentence that says why. `manifest` is missing when even that could not be read. */
export type CatalogueFault = { readonly id: string; readonly manifest: Manifest | undefined; readonly fault: string };

/** Whose tables and migrations these are: `core`, or a module. */
export type Owner = { readonly id: string; readonly entities: readonly EntitySchema[]; readonly migrations: readonly Migration[] };

/** Everything this installation is made of, before the database has said what of it is enabled. */
export type Catalogue = {
  /** Core's parts in layer order. */
  readonly parts: readonly Contents[];
  /** In dependency order: what a module requires comes before it, then by id. */
  readonly modules: readonly CatalogueModule[];
  readonly faults: readonly CatalogueFault[];
  /** `core`, then the modules in the same order; migrations are applied in it. */
  readonly owners: readonly Owner[];
};

export type CatalogueOptions = {
  /** Further folders that hold modules, beside `modules/`; `MODULES_PATH` of the environment. */
  readonly folders?: readonly string[];
};

/**
 * Finds and imports the modules. One that cannot be loaded, fits no longer or clashes with another is left out and reported with its
 * fault; it never keeps the host from starting.
 */
export async function loadCatalogue({ folders = [] }: CatalogueOptions = {}): Promise<Catalogue> {
  const found = await findModules(folders);
  const ordered = orderModules(found.modules);
  const sound = refuseFaulty(coreParts, ordered.modules);
  const core: Owner = { id: "core", entities: coreParts.flatMap(({ entities = [] }) => entities), migrations: await coreMigrations() };
  return {
    parts: coreParts,
    modules: sound.modules,
    faults: [...found.faults, ...ordered.faults, ...sound.faults],
    owners: [core, ...sound.modules.map(ownerOf)],
  };
}

function ownerOf({ id, contents }: CatalogueModule): Owner {
  return { id, entities: contents.entities ?? [], migrations: contents.migrations ?? [] };
}
