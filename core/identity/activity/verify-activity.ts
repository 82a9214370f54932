import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { type ActivityRow, chainStart, sealOf } from "./canonical-activity.ts";

/** `rows` were sealed and agree; `firstBad` is the number in the chain at which a row was changed, removed or moved. */
export type ActivityVerdict = {
  readonly ok: boolean;
  readonly rows: number;
  readonly unsealed: number;
  readonly firstBad: bigint | undefined;
};

/** Recomputes the whole chain of the audit log, in steps, without changing anything. */
export async function verifyActivity(scope: Scope): Promise<ActivityVerdict> {
  const unsealed = await countUnsealed(scope);
  let seq = 0n;
  let prevHash = chainStart;
  for (;;) {
    const rows = await sealedAfter(scope, seq);
    for (const row of rows) {
      if (!follows(row, seq, prevHash)) return { ok: false, rows: Number(seq), unsealed, firstBad: seq + 1n };
      seq += 1n;
      prevHash = row.hash ?? "";
    }
    if (rows.length < STEP_ROWS) return { ok: true, rows: Number(seq), unsealed, firstBad: undefined };
  }
}

const STEP_ROWS = 5_000;

function follows(row: ActivityRow, seq: bigint, prevHash: string): boolean {
  return row.seq === seq + 1n && row.prev_hash === prevHash && row.hash === sealOf(row, row.seq, prevHash);
}

function sealedAfter(scope: Scope, seq: bigint): Promise<ActivityRow[]> {
  return identityTables(scope).selectFrom("activity_system").selectAll().where("seq", ">", seq).orderBy("seq").limit(STEP_ROWS).execute();
}

async function countUnsealed(scope: Scope): Promise<number> {
  const { rows } = await identityTables(scope)
    .selectFrom("activity_system")
    .select(({ fn }) => fn.countAll<bigint>().as("rows"))
    .where("seq", "is", null)
    .executeTakeFirstOrThrow();
  return Number(rows);
}
