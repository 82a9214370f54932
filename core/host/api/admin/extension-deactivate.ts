import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { deactivateExtension } from "../../extensions/deactivate-extension.ts";
import { extensionName, extensionType } from "../../extensions/extension-name.ts";

export const adminExtensionDeactivate = defineMethod({
  name: "extension_deactivate",
  role: "admin",
  permission: "extension.manage_extensions",
  summary: "Disables a module on all hosts, without a restart; its data stay.",
  input: z.strictObject({ id: extensionName, type: extensionType }),
  output: z.object({ id: z.string(), type: z.literal("mod"), status: z.literal("deactivated") }),
  handle: async (scope, { id, type }) => {
    await deactivateExtension(scope, id);
    return { id, type, status: "deactivated" as const };
  },
});
