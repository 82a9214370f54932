import { definePage, type Fields } from "#core/events/page.ts";
import { settingsFields } from "#core/events/settings-fields.ts";
import { hostErrors } from "#core/host/errors.ts";
import { hostContextOf } from "#core/host/host-context.ts";
import { snakeCase } from "#core/host/snake-case.ts";
import { say } from "../../say.ts";

/** `/admin/extensions/:id`: the settings of a module as a form that is drawn from their schema. */
export const adminExtensionSettingsPage = definePage({
  area: "admin",
  path: "/extensions/:id",
  title: "Extension settings",
  permission: "extension.manage_settings",
  template: "extension-settings",
  load: async (scope, { params, call }) => {
    const { id = "" } = params;
    const module = hostContextOf(scope).catalogue.modules.find((candidate) => candidate.id === id);
    if (module?.contents.settings === undefined || !scope.wiring.isOn(id)) throw hostErrors.error("extension.not_found", { id });
    const values = await call<Fields>("extension_config_get", { ext: id });
    return {
      title: say({ scope, module: "views" }, "{name} settings", { name: say({ scope, module: id }, module.manifest.name) }),
      description: module.manifest.description,
      fields: settingsFields(module.contents.settings.schema, values, (key) => scope.word(id, key), { stored: snakeCase }),
    };
  },
  actions: {
    save: async (_scope, { params, form, call }) => {
      await call("extension_config_save", { ...form, ext: params["id"] ?? "" });
      return { message: "The settings are saved." };
    },
  },
});
