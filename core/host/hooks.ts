import { defineHook } from "#core/events/hook.ts";

type ExtensionMoment = { readonly id: string };

export const onBeforeAdminActivateExtension = defineHook<ExtensionMoment>("onBeforeAdminActivateExtension", { mayRefuse: true });
export const onAfterAdminActivateExtension = defineHook<ExtensionMoment>("onAfterAdminActivateExtension");
export const onBeforeAdminDeactivateExtension = defineHook<ExtensionMoment>("onBeforeAdminDeactivateExtension", { mayRefuse: true });
export const onAfterAdminDeactivateExtension = defineHook<ExtensionMoment>("onAfterAdminDeactivateExtension");
export const onBeforeAdminUninstallExtension = defineHook<ExtensionMoment>("onBeforeAdminUninstallExtension", { mayRefuse: true });
export const onAfterAdminUninstallExtension = defineHook<ExtensionMoment>("onAfterAdminUninstallExtension");
export const onBeforeAdminExtensionConfigSave = defineHook<ExtensionMoment>("onBeforeAdminExtensionConfigSave", { mayRefuse: true });
export const onAfterAdminExtensionConfigSave = defineHook<ExtensionMoment>("onAfterAdminExtensionConfigSave");
export const onBeforeAdminSettingsUpdate = defineHook<{ readonly params: readonly string[] }>("onBeforeAdminSettingsUpdate", {
  mayRefuse: true,
});
export const onAfterAdminSettingsUpdate = defineHook<{ readonly params: readonly string[] }>("onAfterAdminSettingsUpdate");
