import type { Scope } from "#core/events/scope.ts";
import type { ExtensionStatus } from "../extension-row.ts";
import { hostContextOf } from "../host-context.ts";
import type { Manifest } from "../manifest.ts";
import { hostTables } from "../tables.ts";

export type ExtensionView = {
  readonly id: string;
  readonly type: "mod";
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly author: string;
  readonly license: string;
  readonly status: ExtensionStatus;
  /** Whether it takes part right now; an installed one with a fault does not. */
  readonly active: boolean;
  readonly has_settings: boolean;
  readonly requires: string[];
  readonly required_by: string[];
  /** Starts in a row at which it could not be loaded; the third disables it. */
  readonly failures: number;
  readonly fault: string | null;
};

/** Every module that this database or this host knows, those that could not be loaded included, by id. */
export async function listExtensions(scope: Scope): Promise<ExtensionView[]> {
  const { catalogue } = hostContextOf(scope);
  const rows = await hostTables(scope)
    .selectFrom("extension")
    .select(["name", "status", "version", "failures", "fault"])
    .where("type", "=", "mod")
    .execute();
  const known = new Map(rows.map((row) => [row.name, row]));
  const modules = new Map(catalogue.modules.map((module) => [module.id, module]));
  const faults = new Map(catalogue.faults.filter(({ id }) => !modules.has(id)).map((fault) => [fault.id, fault]));
  const ids = [...new Set([...known.keys(), ...modules.keys(), ...faults.keys()])].toSorted();
  return ids.map((id) => {
    const row = known.get(id);
    const module = modules.get(id);
    const manifest: Manifest | undefined = module?.manifest ?? faults.get(id)?.manifest;
    return {
      id,
      type: "mod",
      name: manifest?.name ?? id,
      description: manifest?.description ?? "",
      version: manifest?.version ?? row?.version ?? "0.0.0",
      author: manifest?.author ?? "",
      license: manifest?.license ?? "",
      status: row?.status ?? "installed",
      active: scope.wiring.isOn(id),
      has_settings: module?.contents.settings !== undefined,
      requires: [...(manifest?.requires ?? [])],
      required_by: catalogue.modules.filter((other) => other.manifest.requires.includes(id)).map((other) => other.id),
      failures: row?.failures ?? 0,
      fault: faults.get(id)?.fault ?? row?.fault ?? (module === undefined ? "Its folder is gone." : null),
    };
  });
}
