import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { extensionSchema } from "../../extensions/extension-schema.ts";
import { listExtensions } from "../../extensions/list-extensions.ts";

export const adminExtensionGetList = defineMethod({
  name: "extension_get_list",
  role: "admin",
  permission: "extension.view",
  summary: "Every module with its status, and with its fault when it could not be loaded.",
  reads: true,
  input: z.strictObject({
    type: z.string().max(20).optional(),
    active: flag.optional(),
    installed: flag.optional(),
    has_settings: flag.optional(),
    search: z.string().max(100).optional(),
  }),
  output: z.array(extensionSchema),
  handle: async (scope, { type, active, installed, has_settings, search }) => {
    const wanted = search?.toLowerCase();
    const list = await listExtensions(scope);
    return list.filter(
      (extension) =>
        (type === undefined || extension.type === type) &&
        (active === undefined || extension.active === active) &&
        (installed === undefined || (extension.status === "installed") === installed) &&
        (has_settings === undefined || extension.has_settings === has_settings) &&
        (wanted === undefined || `${extension.id} ${extension.name} ${extension.description}`.toLowerCase().includes(wanted)),
    );
  },
});
