import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { databaseErrors } from "#core/database/errors.ts";
import { type SheetErrorCode, sheetErrors } from "./errors.ts";
import { SHEET_LIMITS, type Sheet } from "./sheet.ts";
import type { SheetFaultDetails } from "./sheet-fault.ts";

export type SheetOptions = {
  /** What separates the cells of a CSV file; found out when it is left out. */
  readonly delimiter?: string | undefined;
};

/**
 * Reads a CSV file or the first sheet of an Excel workbook; which of them it is, its bytes say, not its name. It is read in a process
 * of its own with bounded memory and time and without the environment, so that no file can take the host along; only so many at once.
 * May take as long as `SHEET_LIMITS.readMs`, during which a transaction stands still.
 *
 * @throws AppError `sheet.…` (422) for a file that is none of them, is damaged, unsafe, empty or too large; `busy` (503)
 */
export async function readSheet(bytes: Uint8Array, options: SheetOptions = {}): Promise<Sheet> {
  if (bytes.byteLength > SHEET_LIMITS.fileBytes) throw sheetErrors.error("sheet.too_large", { most: SHEET_LIMITS.fileBytes / 1_048_576 });
  const answer = await oneOfFew(() => answerOf({ bytes, delimiter: options.delimiter }));
  if (answer.sheet !== undefined) return answer.sheet;
  throw sheetErrors.error(answer.code, answer.details);
}

/** What goes into that process, and what comes out of it. */
export type SheetQuestion = { readonly bytes: Uint8Array; readonly delimiter: string | undefined };
export type SheetAnswer =
  | { readonly sheet: Sheet }
  | { readonly sheet?: undefined; readonly code: SheetErrorCode; readonly details: SheetFaultDetails };

let reading = 0;

async function oneOfFew<Result>(work: () => Promise<Result>): Promise<Result> {
  if (reading >= SHEET_LIMITS.atOnce) throw databaseErrors.error("busy", {}, { retryAfterSeconds: 5 });
  reading += 1;
  try {
    return await work();
  } finally {
    reading -= 1;
  }
}

async function answerOf(question: SheetQuestion): Promise<SheetAnswer> {
  const { promise, resolve } = Promise.withResolvers<SheetAnswer>();
  const child = fork(fileURLToPath(new URL("./sheet-process.ts", import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${SHEET_LIMITS.heapMegabytes}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const timer = setTimeout(() => resolve(TOO_SLOW), SHEET_LIMITS.readMs);
  child.once("message", (answer) => resolve(answer as SheetAnswer));
  child.once("error", () => resolve(BROKEN));
  child.once("exit", (_code, signal) => resolve(signal === null ? BROKEN : TOO_MUCH_MEMORY));
  child.send(question, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

const BROKEN: SheetAnswer = { code: "sheet.broken_workbook", details: {} };
const TOO_SLOW: SheetAnswer = { code: "sheet.too_slow", details: { seconds: SHEET_LIMITS.readMs / 1_000 } };
const TOO_MUCH_MEMORY: SheetAnswer = { code: "sheet.too_much_memory", details: {} };
