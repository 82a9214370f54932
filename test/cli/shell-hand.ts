import { readEnvironment } from "#config/environment.ts";
import { runCommand } from "#core/cli/run-command.ts";

export type CommandOutcome = {
  readonly code: number;
  /** What was printed as the result, and what was told beside it. */
  readonly out: string;
  readonly told: string;
  /** The result read as JSON. */
  readonly json: () => unknown;
};

export type ShellHand = (...words: readonly string[]) => Promise<CommandOutcome>;

/** Runs commands of the shell in this process, with the given environment and standard input. */
export function shellHand(variables: Readonly<Record<string, string>>, input = ""): ShellHand {
  return async (...words) => {
    const out: string[] = [];
    const told: string[] = [];
    const code = await runCommand(words, {
      readEnvironment: () => readEnvironment(variables),
      print: (line) => out.push(line),
      note: (line) => told.push(line),
      input: async () => input,
    });
    return { code, out: out.join("\n"), told: told.join("\n"), json: () => JSON.parse(out.join("\n")) };
  };
}
