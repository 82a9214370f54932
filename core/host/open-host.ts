import type { Environment } from "#config/environment.ts";
import { pendingMigrations } from "#core/database/migrations.ts";
import type { Database } from "#core/database/open-database.ts";
import type { Language, Log, Scope, Secrets } from "#core/events/scope.ts";
import type { ErrorDetails } from "#core/kernel/app-error.ts";
import type { Caller } from "./caller.ts";
import type { Catalogue } from "./catalogue.ts";
import { type HostStateRow, readHostState } from "./host-state-row.ts";
import { finishScope, makeScope } from "./make-scope.ts";
import { migrationSets } from "./migrate-all.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { openSnapshots, type Snapshot } from "./snapshots.ts";
import { openTranslations, type Translations } from "./translations.ts";

export type HostOptions = {
  /** Opened with the entities of `catalogue.owners`, and migrated. Closed with the host. */
  readonly database: Database;
  readonly environment: Environment;
  readonly log: Log;
  readonly catalogue: Catalogue;
};

/** A running Largesse without its doors. Any number of them may share one database. */
export type Host = HostOptions & {
  readonly secrets: Secrets;
  /** The state all hosts share, in one statement. */
  readonly stateOf: () => Promise<HostStateRow>;
  /** Wiring and shop settings at a revision; cached, so that it costs nothing until the revision moves. */
  readonly snapshotAt: (revision: number) => Promise<Snapshot>;
  /** The scope for a piece of work; reads the state when the caller has not done it already. */
  readonly scopeOf: (caller: Caller, state?: HostStateRow) => Promise<Scope>;
  /** Runs the work a scope has queued for after its transaction. Whoever made the scope calls it at the end, also after a refusal. */
  readonly finish: (scope: Scope) => Promise<void>;
  /** The sentence of an error code; undefined for a code nobody declares. */
  readonly translate: (language: Language, code: string, details?: ErrorDetails) => string | undefined;
  readonly word: Translations["word"];
  /** Names of migrations that still have to be applied; none on a host that is ready. */
  readonly pendingMigrations: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/**
 * Starts a host on a migrated database: writes what a first start has to write, counts modules that did not load, derives the keys.
 *
 * @throws ConfigurationError the application secret is not the one this database was set up with.
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const { database, environment, log, catalogue } = options;
  const secrets = await prepareDatabase(options);
  const translations = await openTranslations([...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)]);
  const stateOf = (): Promise<HostStateRow> => readHostState(database.db);
  const scopeOf: Host["scopeOf"] = async (caller, known) => {
    const state = known ?? (await stateOf());
    return makeScope(caller, {
      database,
      log,
      secrets,
      state,
      snapshot: await snapshotAt(state.revision),
      testClock: environment.testClock,
      translations,
    });
  };
  const snapshotAt = openSnapshots(database.db, { catalogue, environment, scopeOf, finish: finishScope }, log);
  return {
    ...options,
    secrets,
    stateOf,
    snapshotAt,
    scopeOf,
    finish: finishScope,
    translate: translations.sentence,
    word: translations.word,
    pendingMigrations: async () => pendingMigrations(database, await migrationSets(database.db, catalogue)),
    close: () => database.close(),
  };
}
