import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type BadRow, type Invariant, invariants } from "./invariant.ts";

/** What became of one promise. `fault` says why it could not be checked; that is not a promise kept. */
export type InvariantReport = Pick<Invariant, "id" | "title" | "about"> & {
  readonly isKept: boolean;
  readonly bad: readonly BadRow[];
  readonly fault: string | undefined;
};

export type VerifyOptions = {
  /** Only promises of this kind; all of them without it. */
  readonly about?: Invariant["about"] | undefined;
  /** Only promises whose id is this or begins with it; `billing` for all of billing. */
  readonly only?: string | undefined;
};

/**
 * Checks what core and the active modules promise of their data, in one snapshot that changes nothing and sees no half-done work. In a
 * scope that is in a transaction already, that one is the snapshot. One promise that cannot be checked keeps none of the others.
 */
export async function verifyBooks(scope: Scope, { about, only }: VerifyOptions = {}): Promise<readonly InvariantReport[]> {
  const wanted = scope.wiring
    .provided(invariants)
    .filter((invariant) => about === undefined || invariant.about === about)
    .filter(({ id }) => only === undefined || id === only || id.startsWith(`${only}.`));
  if (scope.inTransaction) return checkAll(scope, wanted);
  return scope.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => {
      await sql`set local statement_timeout = ${sql.lit(LONGEST_CHECK)}`.execute(db);
      const snapshot: Scope = { ...scope, db, inTransaction: true, transaction: (work) => work(snapshot) };
      return checkAll(snapshot, wanted);
    });
}

const LONGEST_CHECK = "10min";

async function checkAll(scope: Scope, wanted: readonly Invariant[]): Promise<readonly InvariantReport[]> {
  const reports: InvariantReport[] = [];
  for (const invariant of wanted) reports.push(await check(scope, invariant));
  return reports;
}

async function check(scope: Scope, { id, title, about, findBad }: Invariant): Promise<InvariantReport> {
  await sql`savepoint invariant`.execute(scope.db);
  try {
    const bad = await findBad(scope);
    return { id, title, about, isKept: bad.length === 0, bad, fault: undefined };
  } catch (fault) {
    scope.log.error({ invariant: id, err: fault }, "A promise could not be checked.");
    return { id, title, about, isKept: false, bad: [], fault: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    await sql`rollback to savepoint invariant`.execute(scope.db);
  }
}
