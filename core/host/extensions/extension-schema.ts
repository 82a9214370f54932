import { z } from "zod";

/** An extension on the wire. */
export const extensionSchema = z.object({
  id: z.string(),
  type: z.literal("mod"),
  name: z.string(),
  description: z.string(),
  version: z.string(),
  author: z.string(),
  license: z.string(),
  status: z.enum(["installed", "deactivated", "failed", "uninstalled"]),
  active: z.boolean(),
  has_settings: z.boolean(),
  requires: z.array(z.string()),
  required_by: z.array(z.string()),
  failures: z.int(),
  fault: z.string().nullable(),
});
