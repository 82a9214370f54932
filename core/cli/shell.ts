import type { Environment } from "#config/environment.ts";

/** What a command may touch of the process it runs in. */
export type Shell = {
  /** Reads the environment; throws a `UsageFault` that lists everything wrong with it. */
  readonly environment: () => Environment;
  /** A line of the command's result. */
  readonly print: (line: string) => void;
  /** A line for the operator that is no result. */
  readonly note: (line: string) => void;
  /** All of standard input, for secrets that must not stand in a list of processes. */
  readonly input: () => Promise<string>;
};

/** Options every command has. */
export type ShowOptions = { readonly json?: boolean };

/** Options of commands that change something. */
export type WriteOptions = ShowOptions & { readonly dryRun?: boolean };
