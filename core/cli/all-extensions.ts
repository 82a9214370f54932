import type { z } from "zod";
import type { extensionSchema } from "#core/host/extensions/extension-schema.ts";
import type { Host } from "#core/host/open-host.ts";
import { callMethod } from "./call-method.ts";

export type Extension = z.output<typeof extensionSchema>;

/** Every module there is, whatever its state. */
export function allExtensions(host: Host): Promise<readonly Extension[]> {
  return callMethod<readonly Extension[]>(host, "extension_get_list", {});
}
