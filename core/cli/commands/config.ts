import { Command } from "commander";
import { variables } from "#config/variables.ts";
import { CommandFault, UsageFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { show, tableOf } from "../show.ts";

export function configCommand(shell: Shell): Command {
  const check = new Command("check")
    .description("Read the environment and say what it means, secrets apart, or everything that is wrong with it.")
    .option("--json", "print the result as JSON")
    .action((options: ShowOptions) => {
      const settings = settingsOf(shell);
      show(shell, options, settings, () =>
        tableOf(
          ["variable", "value"],
          settings.map(({ name, value }) => [name, value]),
        ),
      );
    });
  return new Command("config").description("The configuration of this host.").addCommand(check);
}

function settingsOf(shell: Shell): readonly { readonly name: string; readonly value: string }[] {
  try {
    const environment = new Map<string, unknown>(Object.entries(shell.environment()));
    return variables.map(({ field, name, secret }) => ({ name, value: shownValue(environment.get(field), secret) }));
  } catch (fault) {
    if (fault instanceof UsageFault) throw new CommandFault(fault.message);
    throw fault;
  }
}

function shownValue(value: unknown, isSecret: boolean): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "(unset)";
  return isSecret ? "(set)" : String(value);
}
