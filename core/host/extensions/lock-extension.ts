import type { Scope } from "#core/events/scope.ts";
import type { CatalogueModule } from "../catalogue.ts";
import { hostErrors } from "../errors.ts";
import type { ExtensionStatus } from "../extension-row.ts";
import { hostContextOf } from "../host-context.ts";
import { hostTables } from "../tables.ts";

export type InstalledExtension = {
  readonly module: CatalogueModule;
  readonly status: ExtensionStatus;
  readonly config: Readonly<Record<string, unknown>>;
  /** The status of every extension by id, read under the same lock. */
  readonly statuses: ReadonlyMap<string, ExtensionStatus>;
};

/**
 * The extension to be changed, with the state row of the hosts locked: changes to extensions happen one after the other, so that none
 * of them decides on what another is just changing.
 *
 * @throws AppError `extension.not_found`; `extension.faulty` when it is known but could not be loaded.
 */
export async function lockExtension(scope: Scope, id: string): Promise<InstalledExtension> {
  const tables = hostTables(scope);
  await tables.selectFrom("host_state").select("id").where("id", "=", 1).forUpdate().executeTakeFirstOrThrow();
  const rows = await tables.selectFrom("extension").select(["name", "status", "config", "fault"]).where("type", "=", "mod").execute();
  const statuses = new Map(rows.map(({ name, status }) => [name, status]));
  const row = rows.find(({ name }) => name === id);
  const { catalogue } = hostContextOf(scope);
  const module = catalogue.modules.find((candidate) => candidate.id === id);
  if (module !== undefined && row !== undefined) return { module, status: row.status, config: row.config, statuses };
  const fault = catalogue.faults.find((candidate) => candidate.id === id)?.fault ?? (row === undefined ? undefined : "its folder is gone.");
  if (fault === undefined) throw hostErrors.error("extension.not_found", { id });
  throw hostErrors.error("extension.faulty", { id, fault });
}
