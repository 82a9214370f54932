import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { extensionName, extensionType } from "../../extensions/extension-name.ts";
import { hostContextOf } from "../../host-context.ts";

export const guestExtensionIsOn = defineMethod({
  name: "extension_is_on",
  role: "guest",
  summary: "Whether a module is active; the parts of the host always are.",
  reads: true,
  input: z
    .strictObject({ mod: extensionName.optional(), id: extensionName.optional(), type: extensionType })
    .refine(({ mod, id }) => (mod ?? id) !== undefined, { path: ["mod"], error: "Is required." }),
  output: z.boolean(),
  handle: async (scope, { mod, id }) => {
    const name = mod ?? id ?? "";
    return scope.wiring.isOn(name) || hostContextOf(scope).catalogue.parts.some((part) => part.id === name);
  },
});
