import { Command } from "commander";
import { seedDemo } from "#core/demo/seed-demo.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import { CommandFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { show } from "../show.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

export function seedCommand(shell: Shell): Command {
  return new Command("seed")
    .description("Fill an empty shop with half a year of examples.")
    .option("--json", "print the result as JSON")
    .action((options: ShowOptions) =>
      withHost(shell, async (host) => {
        const administrator = await asSystem(host, (scope) => ensureFirstAdministrator(scope, host.environment));
        const demo = await seedDemo(host);
        if (demo === undefined) throw new CommandFault("Only an empty shop is filled with examples; this one is in use.");
        const secrets =
          administrator === undefined ? [] : Object.entries(administrator).map(([name, value]) => `administrator ${name}: ${value}`);
        const lines = [...secrets, ...demo.lines];
        show(shell, options, { lines }, () => lines);
      }),
    );
}
