import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type InvariantReport, verifyBooks } from "#core/verify/verify-books.ts";
import type { TestHost } from "#test/harness/test-host.ts";

/** A fault as a hand in the database would make it; constraints that stand in its way are dropped first. */
export type PlantedDefect = {
  /** The one promise it breaks. */
  readonly breaks: string;
  readonly how: string;
  readonly statements: readonly string[];
};

/** Plants a defect, checks every promise, and takes the defect back. Answers the reports of the promises that were found broken. */
export async function brokenBy(
  { host, scope }: TestHost,
  { statements }: Pick<PlantedDefect, "statements">,
): Promise<readonly InvariantReport[]> {
  const system = await scope();
  let reports: readonly InvariantReport[] = [];
  await host.database.db
    .transaction()
    .execute(async (db) => {
      for (const statement of statements) {
        const { numAffectedRows } = await sql.raw(statement).execute(db);
        if (numAffectedRows === 0n) throw new Error(`Nothing was planted by: ${statement}`);
      }
      const planted: Scope = { ...system, db, inTransaction: true, transaction: (work) => work(planted) };
      reports = await verifyBooks(planted);
      throw new Undone();
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undone)) throw fault;
    });
  return reports.filter(({ isKept }) => !isKept);
}

class Undone extends Error {}
