import type { Scope } from "#core/events/scope.ts";
import type { SettingsToken } from "#core/events/settings-token.ts";
import { hostErrors } from "../errors.ts";
import { hostContextOf } from "../host-context.ts";
import { hostTables } from "../tables.ts";

export type SavedSettings = {
  /** Undefined for a module without settings. */
  readonly token: SettingsToken | undefined;
  /** What was saved, as it was given; the defaults are not in it. */
  readonly saved: Readonly<Record<string, unknown>>;
  /** Parts of core keep their settings in the same table. */
  readonly type: "mod" | "core";
};

/** @throws AppError `extension.not_found` for what no loaded module, and no part of core with settings, is called. */
export async function findSettings(scope: Scope, id: string): Promise<SavedSettings> {
  const { catalogue } = hostContextOf(scope);
  const module = catalogue.modules.find((candidate) => candidate.id === id);
  const contents = module?.contents ?? catalogue.parts.find((part) => part.id === id && part.settings !== undefined);
  if (contents === undefined) throw hostErrors.error("extension.not_found", { id });
  const type = module === undefined ? "core" : "mod";
  const row = await hostTables(scope)
    .selectFrom("extension")
    .select("config")
    .where("type", "=", type)
    .where("name", "=", id)
    .executeTakeFirst();
  return { token: contents.settings, saved: row?.config ?? {}, type };
}
