import { resolve } from "node:path";
import { Command } from "commander";
import { UsageFault } from "../faults.ts";
import { OWN_MODULES } from "../own-modules.ts";
import { moduleNames } from "../scaffold/module-names.ts";
import { writeModule } from "../scaffold/write-module.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";

export function moduleNewCommand(shell: Shell): Command {
  return new Command("new")
    .description("Write a working module: a coupon rule, its refusal, its test, a manifest and a README.")
    .argument("<id>", "id of the module in kebab-case, such as my-rule")
    .option("--into <folder>", "a folder that MODULES_PATH names, instead of modules/")
    .option("--dry-run", "only say what would be written")
    .option("--json", "print the result as JSON")
    .action(async (id: string, options: WriteOptions & { readonly into?: string }) => {
      const names = moduleNames(id);
      if (names === undefined)
        throw new UsageFault(`"${id}" is no id of a module: lower-case letters, digits and hyphens, such as my-rule.`);
      const folder = options.into === undefined ? OWN_MODULES : resolve(options.into);
      const files = await writeModule(folder, names, { isDryRun: options.dryRun === true });
      show(shell, options, { id, files }, () => [...files, "", `Run its test with \`largesse module test ${id}\`.`]);
    });
}
