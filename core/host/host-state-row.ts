import type { Db } from "#core/events/scope.ts";
import { hostTables } from "./tables.ts";

/** What every piece of work needs to know of the state all hosts share. */
export type HostStateRow = {
  /** Grows whenever modules or settings change. */
  readonly revision: number;
  /** The test clock; null is real time. */
  readonly clock: Date | null;
};

/** Reads it, in one statement. */
export async function readHostState(db: Db): Promise<HostStateRow> {
  return hostTables({ db }).selectFrom("host_state").select(["revision", "clock"]).where("id", "=", 1).executeTakeFirstOrThrow();
}

/** Makes all hosts reload modules and settings at their next call; part of the transaction that changed them. */
export async function raiseRevision(db: Db): Promise<void> {
  await hostTables({ db })
    .updateTable("host_state")
    .set((row) => ({ revision: row("revision", "+", 1) }))
    .where("id", "=", 1)
    .execute();
}
