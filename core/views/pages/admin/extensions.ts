import { hasPermission } from "#core/events/actor.ts";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { say } from "../../say.ts";

type Extension = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: string;
  readonly active: boolean;
  readonly has_settings: boolean;
  readonly requires: readonly string[];
};

/** `/admin/extensions`: what is installed, what of it takes part, and why something does not. */
export const adminExtensionsPage = definePage({
  area: "admin",
  path: "/extensions",
  title: "Extensions",
  permission: "extension.view",
  template: "extensions",
  load: async (scope, { call }) => {
    const list = await call<readonly Extension[]>("extension_get_list");
    const manages = hasPermission(scope.actor, "extension.manage_extensions");
    const configures = hasPermission(scope.actor, "extension.manage_settings");
    const names = new Map(list.map(({ id, name }) => [id, say({ scope, module: id }, name)]));
    return {
      extensions: list.map((extension) => ({
        ...extension,
        name: names.get(extension.id) ?? extension.id,
        requires: extension.requires.map((id) => names.get(id) ?? id),
        description: say({ scope, module: extension.id }, extension.description),
        ...stateOf(extension),
        mayEnable: manages && extension.status !== "installed",
        mayDisable: manages && extension.status === "installed",
        mayConfigure: configures && extension.has_settings && extension.active,
      })),
    };
  },
  actions: {
    enable: async (_scope, { form, call }) => {
      await call("extension_activate", { id: textField(form, "id") });
      return { message: "{name} is enabled, here and on every other host.", values: { name: textField(form, "name") } };
    },
    disable: async (_scope, { form, call }) => {
      await call("extension_deactivate", { id: textField(form, "id") });
      return { message: "{name} is disabled. Its data are kept.", values: { name: textField(form, "name") } };
    },
  },
});

/** What is installed takes part, so operators read it as enabled. */
function stateOf({ status, active }: Extension): { readonly state: string; readonly stateLabel: string | undefined } {
  if (status === "installed") return active ? { state: "active", stateLabel: "Enabled" } : { state: "failed", stateLabel: undefined };
  return { state: status, stateLabel: status === "deactivated" ? "Disabled" : undefined };
}
