import { type RawBuilder, sql } from "kysely";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";

/** What breaks a promise: ids and figures that lead to it. Never personal data, a code or a key, for it is printed and logged. */
export type BadRow = Readonly<Record<string, unknown>>;

/**
 * A promise the data has to keep at every moment between two transactions. `value`: money, points, uses and records agree; nothing but a
 * fault of the program, or a hand in the database, breaks it. `progress`: work that waits gets done; broken while no jobs run.
 */
export type Invariant = {
  /** Owner and name, such as `billing.invoices-add-up`. */
  readonly id: string;
  /** The promise, in one sentence. */
  readonly title: string;
  readonly about: "value" | "progress";
  /** Reads only, in the snapshot of the scope. The first rows that break the promise, {@link MOST_BAD_ROWS} at most; none when it holds. */
  readonly findBad: (scope: Scope) => Promise<readonly BadRow[]>;
};

/** Promises of core and the modules, checked by `largesse verify`, every night and by tests. */
export const invariants = defineExtensionPoint<Invariant>("verify.invariants");

export const MOST_BAD_ROWS = 10;

type SqlInvariant = Pick<Invariant, "id" | "title"> & Partial<Pick<Invariant, "about">>;

/** An invariant in SQL: the statement selects the rows that break it, in a fixed order. */
export function sqlInvariant({ id, title, about = "value" }: SqlInvariant, select: (scope: Scope) => RawBuilder<unknown>): Invariant {
  return {
    id,
    title,
    about,
    findBad: async (scope) => (await sql<BadRow>`select * from (${select(scope)}) bad limit ${MOST_BAD_ROWS}`.execute(scope.db)).rows,
  };
}
