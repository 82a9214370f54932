import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type FixtureModule = {
  readonly id: string;
  readonly requires?: readonly string[];
  /** Fields of the manifest that are to be wrong. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Text of `module.ts`; an otherwise empty module when left out. */
  readonly code?: string;
};

/** Writes a module into a folder that `MODULES_PATH` may name, as a stranger would. */
export async function writeModule(
  folder: string,
  { id, requires = [], manifest = {}, code = emptyModule(id) }: FixtureModule,
): Promise<void> {
  const path = join(folder, id);
  await mkdir(path, { recursive: true });
  const whole = {
    id,
    type: "mod",
    name: `Fixture ${id}`,
    description: "Written by a test.",
    version: "1.0.0",
    author: "A test",
    license: "Apache-2.0",
    engine: ">=0.1.0 <1.0.0",
    requires,
    ...manifest,
  };
  await writeFile(join(path, "manifest.json"), JSON.stringify(whole));
  await writeFile(join(path, "module.ts"), code);
}

function emptyModule(id: string): string {
  return `
import { defineModule } from "#core/events/module.ts";
export const module = defineModule({ id: "${id}" });
`;
}
