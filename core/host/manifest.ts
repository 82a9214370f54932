import { z } from "zod";
import { isRange, isVersion } from "./semver-range.ts";

/** What `manifest.json` of a module says about it. It is read before any of the module's code runs. */
export const manifestSchema = z.strictObject({
  /** Equals the folder's name. */
  id: z
    .string()
    .max(50)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, { error: "Must be kebab-case" }),
  type: z.literal("mod"),
  name: z.string().min(1).max(100),
  description: z.string().max(1_000),
  version: z.string().refine(isVersion, { error: "Must be a version such as 1.2.3" }),
  author: z.string().max(200),
  license: z.string().max(100),
  /** The host versions the module works with. */
  engine: z.string().refine(isRange, { error: "Must be a range such as >=0.1.0 <1.0.0" }),
  /** Ids of the modules it needs; they start before it. */
  requires: z.array(z.string()).default([]),
});

export type Manifest = Readonly<z.output<typeof manifestSchema>>;

/** Reads the text of a manifest. Throws a sentence that names the fields at fault. */
export function parseManifest(text: string, folderName: string): Manifest {
  const manifest = manifestSchema.safeParse(jsonOf(text));
  if (!manifest.success) {
    const faults = manifest.error.issues.map(({ path, message }) => `${path.join(".") || "manifest"}: ${message}`);
    throw new TypeError(`manifest.json is not valid: ${faults.join("; ")}.`);
  }
  if (manifest.data.id !== folderName)
    throw new TypeError(`manifest.json says id "${manifest.data.id}", but the folder is named "${folderName}".`);
  return manifest.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError("manifest.json is not valid JSON.", { cause: error });
  }
}
