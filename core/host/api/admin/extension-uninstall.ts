import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { extensionName, extensionType } from "../../extensions/extension-name.ts";
import { uninstallExtension } from "../../extensions/uninstall-extension.ts";

export const adminExtensionUninstall = defineMethod({
  name: "extension_uninstall",
  role: "admin",
  permission: "extension.uninstall_extensions",
  summary: "Removes the tables of a deactivated module, for good; refused while its ledgers hold value.",
  input: z.strictObject({ id: extensionName, type: extensionType }),
  output: z.object({ id: z.string(), type: z.literal("mod"), status: z.literal("uninstalled") }),
  handle: async (scope, { id, type }) => {
    await uninstallExtension(scope, id);
    return { id, type, status: "uninstalled" as const };
  },
});
