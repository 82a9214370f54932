import type { Log } from "#core/events/scope.ts";
import { systemClock } from "#core/kernel/clock.ts";

/** How much is logged; the names of LOG_LEVEL. */
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** One JSON object a line. Whoever logs leaves codes, keys and passwords out; faults are written with their causes. */
export function jsonLog(level: LogLevel, write: (line: string) => void): Log {
  const at = (name: "info" | "warn" | "error") => {
    if (ranks[name] < ranks[level]) return () => undefined;
    return (fields: object, message: string) => {
      const entry = { time: systemClock.now().toISOString(), level: name, message, ...fields };
      write(`${JSON.stringify(entry, (_key, value) => plain(value))}\n`);
    };
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

const ranks: Readonly<Record<LogLevel, number>> = { trace: 0, debug: 1, info: 2, warn: 3, error: 4, fatal: 5, silent: 6 };

/** A database fault carries the row it is about in `detail` and its parameters; neither belongs into a log. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (!(value instanceof Error)) return value;
  const code = "code" in value ? { code: value.code } : {};
  const cause = value.cause === undefined ? {} : { cause: value.cause };
  return { name: value.name, ...code, stack: value.stack ?? value.message, ...cause };
}
