import type { z } from "zod";

/** The settings of a module: a zod object in which every field has a default. The settings form is drawn from it. */
export type SettingsToken<Schema extends z.ZodObject = z.ZodObject> = { readonly module: string; readonly schema: Schema };

/** Declares the settings of a module. */
export function defineSettings<Schema extends z.ZodObject>(module: string, schema: Schema): SettingsToken<Schema> {
  return { module, schema };
}
