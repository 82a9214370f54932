import { Command } from "commander";
import { examineHost } from "../examine-host.ts";
import { CommandFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { show } from "../show.ts";

export function doctorCommand(shell: Shell): Command {
  return new Command("doctor")
    .description("Look at everything a host needs: runtime, configuration, database, schema, secret, modules, jobs, books.")
    .option("--json", "print the result as JSON")
    .action(async (options: ShowOptions) => {
      const findings = await examineHost(shell);
      const ill = findings.filter(({ state }) => state === "fault");
      show(shell, options, { ok: ill.length === 0, findings }, () =>
        findings.map(({ state, about, sentence }) => `${state.padEnd(5)}  ${about.padEnd(14)}${sentence}`),
      );
      if (ill.length > 0) throw new CommandFault(`Not well: ${ill.map(({ about }) => about).join(", ")}`);
    });
}
