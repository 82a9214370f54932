import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { extensionName } from "../../extensions/extension-name.ts";
import { findSettings } from "../../extensions/find-settings.ts";
import { wireSettings } from "../../extensions/wire-settings.ts";

export const adminExtensionConfigGet = defineMethod({
  name: "extension_config_get",
  role: "admin",
  permission: "extension.manage_settings",
  summary: "The settings of a module, defaults filled in; secrets are masked.",
  reads: true,
  input: z.strictObject({ ext: extensionName }),
  output: z.looseObject({ ext: z.string() }),
  handle: async (scope, { ext }) => {
    const { token, saved } = await findSettings(scope, ext);
    return { ...(token && wireSettings(token.schema, saved)), ext: `mod_${ext}` };
  },
});
