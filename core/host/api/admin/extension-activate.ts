import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { activateExtension } from "../../extensions/activate-extension.ts";
import { extensionName, extensionType } from "../../extensions/extension-name.ts";

export const adminExtensionActivate = defineMethod({
  name: "extension_activate",
  role: "admin",
  permission: "extension.manage_extensions",
  summary: "Enables a module on all hosts, without a restart.",
  input: z.strictObject({ id: extensionName, type: extensionType }),
  output: z.object({ id: z.string(), type: z.literal("mod"), status: z.literal("installed") }),
  handle: async (scope, { id, type }) => {
    await activateExtension(scope, id);
    return { id, type, status: "installed" as const };
  },
});
