import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { CommandFault } from "../faults.ts";
import { OWN_MODULES } from "../own-modules.ts";
import type { Shell } from "../shell.ts";

/** Tests of a module outside of this project find `#core/…` and the host's packages as the module itself does. */
const STRANGERS = new URL("../for-strangers.ts", import.meta.url).href;

export function moduleTestCommand(shell: Shell): Command {
  return new Command("test")
    .description("Run the tests of a module, wherever it lies.")
    .argument("<id>", "id of the module")
    .option("--from <folder>", "the folder it lies in; otherwise modules/ and MODULES_PATH")
    .action(async (id: string, { from }: { readonly from?: string }) => {
      const folders = from === undefined ? [OWN_MODULES, ...shell.environment().modulesPath] : [from];
      const tests = await testsOf(
        id,
        folders.map((folder) => resolve(folder)),
      );
      for (const test of tests) {
        const exitCode = await run(test);
        if (exitCode !== 0) throw new CommandFault(`${test} failed.`);
      }
    });
}

async function testsOf(id: string, folders: readonly string[]): Promise<readonly string[]> {
  for (const folder of folders) {
    const home = join(folder, id);
    const files = await readdir(home, { recursive: true }).catch(() => undefined);
    if (files === undefined) continue;
    const tests = files.filter((file) => file.endsWith(".test.ts")).toSorted();
    if (tests.length === 0) throw new CommandFault(`${home} has no tests.`);
    return tests.map((file) => join(home, file));
  }
  throw new CommandFault(`There is no module ${id} in ${folders.join(", ")}.`);
}

function run(file: string): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [`--import=${STRANGERS}`, file], { stdio: "inherit" });
    child.once("error", fail);
    child.once("exit", done);
  });
}
