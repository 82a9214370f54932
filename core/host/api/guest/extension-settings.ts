import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { hostErrors } from "../../errors.ts";
import { extensionName } from "../../extensions/extension-name.ts";
import { findSettings } from "../../extensions/find-settings.ts";
import { publicSettings } from "../../extensions/wire-settings.ts";

export const guestExtensionSettings = defineMethod({
  name: "extension_settings",
  role: "guest",
  summary: "The settings of an active module that it shows to everybody.",
  reads: true,
  input: z.strictObject({ ext: extensionName }),
  output: z.record(z.string(), z.unknown()),
  handle: async (scope, { ext }) => {
    if (!scope.wiring.isOn(ext)) throw hostErrors.error("extension.not_found", { id: ext });
    const { token, saved } = await findSettings(scope, ext);
    return token === undefined ? {} : publicSettings(token.schema, saved);
  },
});
