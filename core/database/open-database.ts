import { type AnyEntity, type EntityClass, type EntitySchema, MikroORM } from "@mikro-orm/postgresql";
import { CompiledQuery, type Kysely } from "kysely";
import { ConfigurationError } from "#config/configuration-error.ts";
import type { DatabaseLog } from "./database-log.ts";
import { NamedClient } from "./named-client.ts";
import { withRetries } from "./retry.ts";
import { sqlStateOf } from "./sql-state.ts";

/** Bound SQL through the ORM's pool or transaction; each layer adds the tables it knows with `withTables`. */
export type DatabaseQueries = Kysely<Record<never, never>>;

export type Database = {
  /** The schema's truth: entities, drift, migrations. At run time rows are read and written through `db`. */
  readonly orm: MikroORM;
  /** Statements outside of any transaction, each committed on its own. */
  readonly db: DatabaseQueries;
  /**
   * Runs `work` in one READ COMMITTED transaction. The whole of it is repeated, at most `retries` (3) times, after a deadlock, a lock
   * timeout or a lost connection; so `work` must have no effect outside the database. Throws what `work` throws, rolled back, or
   * `busy` (503) when repeating did not help or a commit's outcome is unknown.
   */
  readonly transaction: <Result>(
    work: (db: DatabaseQueries) => Promise<Result>,
    options?: { readonly retries?: number },
  ) => Promise<Result>;
  /** One round trip; throws when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  readonly entities: readonly (EntitySchema | EntityClass<AnyEntity>)[];
  readonly log: DatabaseLog;
  /** Connections of this process; about four per core over all processes is where PostgreSQL is fastest. */
  readonly poolMax?: number;
};

/** Connects to PostgreSQL. Throws a `ConfigurationError` when it does not let us in. A connection that dies later only fails the work that was using it. */
export async function openDatabase({ url, entities, log, poolMax = DEFAULT_POOL_MAX }: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    driverOptions: { Client: NamedClient, connectionString: url, connectionTimeoutMillis: 10_000 },
    pool: { min: 0, max: poolMax, idleTimeoutMillis: 30_000 },
    discovery: { warnWhenNoEntities: false },
    schemaGenerator: { ignoreSchema: [...FOREIGN_SCHEMAS], skipTables: [MIGRATION_TABLE], ignoreTriggers: true, ignoreRoutines: true },
    logger: (message) => log.warn({}, message),
    colors: false,
  });
  const db: DatabaseQueries = orm.em.fork().getKysely<Record<never, never>>();
  const database: Database = {
    orm,
    db,
    transaction: (work, { retries = DEFAULT_RETRIES } = {}) =>
      withRetries(
        (committing) =>
          db.transaction().execute(async (transaction) => {
            const result = await work(transaction);
            committing();
            return result;
          }),
        retries,
      ),
    ping: async () => {
      await db.executeQuery(CompiledQuery.raw("select 1"));
    },
    close: () => orm.close(true),
  };
  await database.ping().catch(async (error: unknown) => {
    await orm.close(true);
    throw unreachable(url, error);
  });
  return database;
}

/** The list of applied migrations; kept by the migrator, so no entity declares it. */
export const MIGRATION_TABLE = "migration";

const DEFAULT_POOL_MAX = 8;
const DEFAULT_RETRIES = 3;

/** Schemas in the same database that are not ours to compare: the job queue keeps its own tables. */
const FOREIGN_SCHEMAS: readonly string[] = ["graphile_worker"];

/** The address without its password, and what the server or the network answered. */
function unreachable(url: string, cause: unknown): ConfigurationError {
  const { host, pathname } = new URL(url);
  const reason = cause instanceof Error ? cause.message || sqlStateOf(cause) : String(cause);
  return new ConfigurationError([`DATABASE_URL: The database ${pathname.slice(1)} at ${host} cannot be used: ${reason}`], { cause });
}
