import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { extensionName } from "../../extensions/extension-name.ts";
import { saveSettings } from "../../extensions/save-settings.ts";

export const adminExtensionConfigSave = defineMethod({
  name: "extension_config_save",
  role: "admin",
  permission: "extension.manage_settings",
  summary: "Changes settings of a module; those that are not sent stay as they are, null takes one back to its default.",
  secret: true,
  // The fields beside `ext` are those of the module's own schema, which is as strict; saving checks them against it.
  input: z.looseObject({ ext: extensionName }),
  output: z.literal(true),
  handle: async (scope, { ext, ...given }) => {
    await saveSettings(scope, ext, given);
    return true as const;
  },
});
