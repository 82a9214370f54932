import { CommanderError } from "commander";
import { ConfigurationError } from "#config/configuration-error.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { CommandFault, UsageFault } from "./faults.ts";
import type { Shell } from "./shell.ts";

/** 0: done. 1: it could not be done. 2: it was asked for in a way that cannot be. */
export type ExitCode = 0 | 1 | 2;

/** Tells the operator what went wrong, in one sentence where there is one, and answers the exit code. */
export function exitCodeOf(error: unknown, shell: Pick<Shell, "note">, { json = false }: { readonly json?: boolean } = {}): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const told = tell(error);
  if (json) shell.note(JSON.stringify({ error: told.body }, plain));
  else for (const line of told.lines) shell.note(line);
  return told.exitCode;
}

type Told = { readonly exitCode: ExitCode; readonly body: object; readonly lines: readonly string[] };

function tell(error: unknown): Told {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    const isUsage = code === "request.invalid";
    const fields = isUsage ? Object.entries(details).map(([field, sentence]) => `  ${field}: ${sentence}`) : [];
    return { exitCode: isUsage ? 2 : 1, body: { code, message, details }, lines: [`${message} (${code})`, ...fields] };
  }
  if (error instanceof UsageFault) return { exitCode: 2, body: { code: "usage", message: error.message }, lines: [error.message] };
  if (error instanceof CommandFault || error instanceof ConfigurationError)
    return { exitCode: 1, body: { code: "failed", message: error.message }, lines: [error.message] };
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: 1, body: { code: "fault", message }, lines: [error instanceof Error ? (error.stack ?? message) : message] };
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
