import type { CatalogueModule } from "./catalogue.ts";
import type { ExtensionRow } from "./extension-row.ts";
import type { SettingsFault } from "./settings-of.ts";

/**
 * The modules that take part, in dependency order. A module without a row takes part: its row is written when a host starts, and
 * until then it must not matter which host was first. One whose requirement is off is off too, and that is reported.
 */
export function activeModules(
  modules: readonly CatalogueModule[],
  extensions: readonly ExtensionRow[],
): { readonly modules: readonly CatalogueModule[]; readonly faults: readonly SettingsFault[] } {
  const statuses = new Map(extensions.map(({ name, status }) => [name, status]));
  const on = new Set<string>();
  const faults: SettingsFault[] = [];
  const active = modules.filter(({ id, manifest }) => {
    if ((statuses.get(id) ?? "installed") !== "installed") return false;
    const missing = manifest.requires.filter((required) => !on.has(required));
    if (missing.length > 0) faults.push({ module: id, fault: `It is left out: it requires ${missing.join(", ")}, which is not active.` });
    else on.add(id);
    return missing.length === 0;
  });
  return { modules: active, faults };
}
