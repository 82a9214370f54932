import { Command } from "commander";
import { ConfigurationError } from "#config/configuration-error.ts";
import type { Environment } from "#config/environment.ts";
import { HOST_VERSION } from "#core/host/host-version.ts";
import { configCommand } from "./commands/config.ts";
import { couponCommand } from "./commands/coupon.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { giftCardCommand } from "./commands/gift-card.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { moduleCommand } from "./commands/module.ts";
import { openApiCommand } from "./commands/openapi.ts";
import { seedCommand } from "./commands/seed.ts";
import { startCommand } from "./commands/start.ts";
import { userCommand } from "./commands/user.ts";
import { verifyCommand } from "./commands/verify.ts";
import { type ExitCode, exitCodeOf } from "./exit-code.ts";
import { UsageFault } from "./faults.ts";
import type { Shell } from "./shell.ts";

export type Surroundings = Omit<Shell, "environment"> & { readonly readEnvironment: () => Environment };

/** Runs one command, with the words that stand behind `largesse`, and answers its exit code. Throws nothing. */
export async function runCommand(words: readonly string[], { readEnvironment, ...io }: Surroundings): Promise<ExitCode> {
  const shell: Shell = { ...io, environment: () => environmentOrUsage(readEnvironment) };
  const program = new Command("largesse")
    .description("Runs and looks after a Largesse shop.")
    .version(HOST_VERSION)
    .helpCommand(false)
    .addHelpText("after", "\nExit codes: 0 done, 1 could not be done, 2 was asked for in a wrong way.");
  for (const command of commands) program.addCommand(command(shell));
  harness(program, io);
  try {
    await program.parseAsync([...words], { from: "user" });
    return 0;
  } catch (error) {
    return exitCodeOf(error, io, { json: words.includes("--json") });
  }
}

const commands = [
  startCommand,
  migrateCommand,
  seedCommand,
  moduleCommand,
  couponCommand,
  giftCardCommand,
  userCommand,
  openApiCommand,
  verifyCommand,
  doctorCommand,
  configCommand,
];

/** No command ends the process or writes past the shell. */
function harness(command: Command, { print, note }: Pick<Shell, "print" | "note">): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => note(text.trimEnd()) })
    .showHelpAfterError("(--help tells more)");
  for (const inner of command.commands) harness(inner, { print, note });
}

function environmentOrUsage(readEnvironment: () => Environment): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageFault(error.message, { cause: error });
    throw error;
  }
}
