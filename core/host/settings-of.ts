import type { Contents } from "#core/events/module.ts";
import type { ExtensionRow } from "./extension-row.ts";

export type SettingsFault = { readonly module: string; readonly fault: string };

type SettingsValues = {
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly faults: readonly SettingsFault[];
};

/**
 * The settings of each part and module: what was saved, with the schema's defaults for the rest. What was saved once and no longer
 * fits (a field was renamed or narrowed by an update) falls back to the defaults as a whole and is reported.
 */
export function settingsOf(contents: readonly Contents[], extensions: readonly ExtensionRow[]): SettingsValues {
  const configs = new Map(extensions.map(({ name, config }) => [name, config]));
  const values = new Map<string, Readonly<Record<string, unknown>>>();
  const faults: SettingsFault[] = [];
  for (const { id, settings } of contents) {
    if (settings === undefined) continue;
    const saved = settings.schema.safeParse(configs.get(id) ?? {});
    if (!saved.success)
      faults.push({
        module: id,
        fault: `Its saved settings no longer fit and the defaults are used: ${saved.error.issues[0]?.message ?? ""}`,
      });
    values.set(id, Object.freeze(saved.success ? saved.data : settings.schema.parse({})));
  }
  return { values, faults };
}
