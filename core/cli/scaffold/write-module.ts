import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CommandFault } from "../faults.ts";
import { moduleFiles } from "./module-files.ts";
import type { ModuleNames } from "./module-names.ts";

/** Writes a new module into `folder`/id and answers the paths of its files. Throws a `CommandFault` when something is there already. */
export async function writeModule(folder: string, names: ModuleNames, { isDryRun = false } = {}): Promise<readonly string[]> {
  const home = join(folder, names.id);
  if (await exists(home)) throw new CommandFault(`${home} is there already; nothing was written.`);
  const paths: string[] = [];
  for (const [path, text] of moduleFiles(names)) {
    const file = join(home, path);
    paths.push(file);
    if (isDryRun) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
  }
  return paths;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
