import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { chainStart, sealOf } from "./canonical-activity.ts";

/**
 * Chains the rows of the audit log that are not sealed yet and answers how many. One host at a time does it; the others find nothing
 * to do. Rows get their numbers in the order in which they are found, so a late commit only gets a later number.
 */
export async function sealActivity(scope: Scope): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await scope.transaction(sealBatch);
    sealed += count;
    if (count < BATCH_ROWS) return sealed;
  }
}

const BATCH_ROWS = 1_000;

/** Two-part advisory lock: the first number is "larg" in ASCII like that of the migrations, the second one is this use. */
const LOCK_SPACE = 0x6c617267;
const LOCK_SEALER = 3;

async function sealBatch(scope: Scope): Promise<number> {
  const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${LOCK_SPACE}::int, ${LOCK_SEALER}::int) as got`.execute(
    scope.db,
  );
  if (lock.rows[0]?.got !== true) return 0;
  const tables = identityTables(scope);
  const head = await tables
    .selectFrom("activity_system")
    .select(["seq", "hash"])
    .where("seq", "is not", null)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const rows = await tables.selectFrom("activity_system").selectAll().where("seq", "is", null).orderBy("id").limit(BATCH_ROWS).execute();
  let seq = head?.seq ?? 0n;
  let prevHash = head?.hash ?? chainStart;
  const seals = rows.map((row) => {
    seq += 1n;
    const seal = { id: String(row.id), seq: String(seq), prevHash, hash: sealOf(row, seq, prevHash) };
    prevHash = seal.hash;
    return seal;
  });
  if (seals.length > 0) await write(scope, seals);
  return seals.length;
}

type Seal = { readonly id: string; readonly seq: string; readonly prevHash: string; readonly hash: string };

async function write(scope: Scope, seals: readonly Seal[]): Promise<void> {
  await sql`
    update activity_system a set seq = s.seq, prev_hash = s.prev_hash, hash = s.hash
    from unnest(
      ${seals.map(({ id }) => id)}::bigint[], ${seals.map(({ seq }) => seq)}::bigint[],
      ${seals.map(({ prevHash }) => prevHash)}::text[], ${seals.map(({ hash }) => hash)}::text[]
    ) as s (id, seq, prev_hash, hash)
    where a.id = s.id and a.seq is null
  `.execute(scope.db);
}
