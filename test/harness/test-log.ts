import type { Log } from "#core/events/scope.ts";

export type LogEntry = { readonly level: keyof Log; readonly message: string; readonly fields: object };

/** A log that keeps its entries, so that a test can ask what was reported. */
export function testLog(): { readonly log: Log; readonly entries: readonly LogEntry[] } {
  const entries: LogEntry[] = [];
  const at = (level: keyof Log) => (fields: object, message: string) => {
    entries.push({ level, message, fields });
  };
  return { log: { info: at("info"), warn: at("warn"), error: at("error") }, entries };
}
