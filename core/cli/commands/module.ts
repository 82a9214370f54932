import { Command } from "commander";
import { allExtensions } from "../all-extensions.ts";
import { callMethod } from "../call-method.ts";
import type { Shell, ShowOptions, WriteOptions } from "../shell.ts";
import { cellOf, show, tableOf } from "../show.ts";
import { withHost } from "../with-host.ts";
import { moduleDoctorCommand } from "./module-doctor.ts";
import { moduleNewCommand } from "./module-new.ts";
import { moduleTestCommand } from "./module-test.ts";

export function moduleCommand(shell: Shell): Command {
  return new Command("module")
    .description("The modules of this installation.")
    .addCommand(listCommand(shell))
    .addCommand(
      switchCommand(shell, { name: "enable", method: "extension_activate", done: "on", says: "Switch a module on, on all running hosts." }),
    )
    .addCommand(
      switchCommand(shell, {
        name: "disable",
        method: "extension_deactivate",
        done: "off",
        says: "Switch a module off, on all running hosts; its rows stay.",
      }),
    )
    .addCommand(moduleNewCommand(shell))
    .addCommand(moduleTestCommand(shell))
    .addCommand(moduleDoctorCommand(shell));
}

function listCommand(shell: Shell): Command {
  return new Command("list")
    .description("List the modules and their state.")
    .option("--json", "print the result as JSON")
    .action((options: ShowOptions) =>
      withHost(shell, async (host) => {
        const extensions = await allExtensions(host);
        show(shell, options, extensions, () =>
          tableOf(
            ["id", "version", "status", "requires", "fault"],
            extensions.map(({ id, version, status, requires, fault }) => [id, version, status, requires.join(" ") || "-", cellOf(fault)]),
          ),
        );
      }),
    );
}

type Switch = { readonly name: string; readonly method: string; readonly done: string; readonly says: string };

function switchCommand(shell: Shell, { name, method, done, says }: Switch): Command {
  return new Command(name)
    .description(says)
    .argument("<id>", "id of the module, such as coupon")
    .option("--dry-run", "only say whether it could be done")
    .option("--json", "print the result as JSON")
    .action((id: string, options: WriteOptions) =>
      withHost(shell, async (host) => {
        const isDryRun = options.dryRun === true;
        await callMethod(host, method, { id }, { isDryRun });
        show(shell, options, { id, active: done === "on", dry_run: isDryRun }, () => [
          `${id} ${isDryRun ? "could be switched" : "is"} ${done}.`,
        ]);
      }),
    );
}
