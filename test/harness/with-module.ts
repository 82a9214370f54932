import type { Contents } from "#core/events/module.ts";
import type { Catalogue, CatalogueModule } from "#core/host/catalogue.ts";

/** A catalogue with one more module, as if it had a folder of its own. */
export function withModule(catalogue: Catalogue, contents: Contents): Catalogue {
  const manifest: CatalogueModule["manifest"] = {
    id: contents.id,
    type: "mod",
    name: contents.id,
    description: "",
    version: "1.0.0",
    author: "",
    license: "",
    engine: "*",
    requires: [],
  };
  return { ...catalogue, modules: [...catalogue.modules, { id: contents.id, manifest, contents }] };
}
