import { CompiledQuery } from "kysely";
import t from "tap";
import { type DatabaseQueries, openDatabase } from "#core/database/open-database.ts";
import { isCheckViolation, isForeignKeyViolation, isUniqueViolation } from "#core/database/violation.ts";
import { onCluster, runningCluster } from "#test/harness/cluster.ts";
import { quietLog } from "#test/harness/quiet-log.ts";
import { shelfDatabase } from "./sample-database.ts";
import type { SampleTables } from "./sample-entities.ts";

const raw = (db: DatabaseQueries, sql: string, ...values: unknown[]) =>
  db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(sql, values));

const stockOf = async (db: DatabaseQueries, id: number) => {
  const row = await db.withTables<SampleTables>().selectFrom("shelf").select("stock").where("id", "=", id).executeTakeFirstOrThrow();
  return row.stock;
};

const take = (db: DatabaseQueries, id: number) =>
  db
    .withTables<SampleTables>()
    .updateTable("shelf")
    .set(({ eb }) => ({ stock: eb("stock", "-", 1n) }))
    .where("id", "=", id)
    .execute();

/** Ends one server process from outside, as an operator or a crash would. */
async function kill(db: DatabaseQueries): Promise<void> {
  const { rows } = await raw(db, "select pg_backend_pid() as pid");
  const cluster = await runningCluster();
  await onCluster(cluster?.url ?? "", (client) => client.query("select pg_terminate_backend($1, 5000)", [rows[0]?.["pid"]]));
}

t.test("a transaction commits what it did and answers with the result", async (t) => {
  const database = await shelfDatabase(t);
  const answer = await database.transaction(async (db) => {
    await take(db, 1);
    return stockOf(db, 1);
  });
  t.equal(answer, 9n);
  t.equal(await stockOf(database.db, 1), 9n);
});

t.test("a fault rolls everything back and comes out as it was thrown, without a repetition", async (t) => {
  const database = await shelfDatabase(t);
  let tries = 0;
  const fault = new Error("changed my mind");
  const work = database.transaction(async (db) => {
    tries += 1;
    await take(db, 1);
    throw fault;
  });
  await t.rejects(work, fault);
  t.equal(tries, 1);
  t.equal(await stockOf(database.db, 1), 10n);
});

t.test("the isolation level is READ COMMITTED and every limit is set", async (t) => {
  const database = await shelfDatabase(t);
  await database.transaction(async (db) => {
    const setting = async (name: string) => (await raw(db, "select current_setting($1) as value", name)).rows[0]?.["value"];
    t.equal(await setting("transaction_isolation"), "read committed");
    t.equal(await setting("statement_timeout"), "15s");
    t.equal(await setting("lock_timeout"), "5s");
    t.equal(await setting("idle_in_transaction_session_timeout"), "15s");
    t.equal(await setting("application_name"), "largesse");
    t.equal(await setting("TimeZone"), "UTC");
  });
});

t.test("two transactions that deadlock both end well", async (t) => {
  const database = await shelfDatabase(t);
  let tries = 0;
  let arrived = 0;
  const bothHere = Promise.withResolvers<void>();
  const takeBoth = (first: number, second: number) =>
    database.transaction(async (db) => {
      tries += 1;
      await take(db, first);
      arrived += 1;
      if (arrived === 2) bothHere.resolve();
      await bothHere.promise;
      await take(db, second);
    });
  await Promise.all([takeBoth(1, 2), takeBoth(2, 1)]);
  t.equal(tries, 3, "one of them was done a second time");
  t.equal(await stockOf(database.db, 1), 8n);
  t.equal(await stockOf(database.db, 2), 8n);
});

t.test("a transaction whose connection is killed is done again, and the pool keeps its size", async (t) => {
  const database = await shelfDatabase(t, 2);
  for (let round = 0; round < 6; round += 1) {
    let tries = 0;
    await database.transaction(async (db) => {
      tries += 1;
      await take(db, 1);
      if (tries === 1) await kill(db);
      await take(db, 2);
    });
    t.equal(tries, 2);
  }
  t.equal(await stockOf(database.db, 1), 4n);
  t.equal(await stockOf(database.db, 2), 4n);
});

t.test("connections killed while idle are replaced", async (t) => {
  const database = await shelfDatabase(t);
  await kill(database.db).catch(() => undefined);
  await database.transaction((db) => take(db, 1));
  t.equal(await stockOf(database.db, 1), 9n);
});

t.test("a commit whose outcome nobody knows is reported as busy and not repeated", async (t) => {
  const database = await shelfDatabase(t);
  await raw(
    database.db,
    `create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`,
  );
  await raw(
    database.db,
    "create constraint trigger die_at_commit after update on shelf deferrable initially deferred for each row execute function die()",
  );
  let tries = 0;
  const work = database.transaction(async (db) => {
    tries += 1;
    await take(db, 1);
  });
  await t.rejects(work, { code: "busy", status: 503, retryAfterSeconds: 2 });
  t.equal(tries, 1);
});

t.test("repeating stops after the given number of times, and busy says when to try again", async (t) => {
  const database = await shelfDatabase(t);
  for (const [retries, expected] of [
    [3, 4],
    [0, 1],
  ] as const) {
    let tries = 0;
    const work = database.transaction(
      async (db) => {
        tries += 1;
        await raw(db, "do $$ begin raise exception 'try again' using errcode = '40001'; end $$");
      },
      { retries },
    );
    await t.rejects(work, { code: "busy", status: 503, retryAfterSeconds: 2 });
    t.equal(tries, expected);
  }
});

t.test("a broken constraint is not repeated, and says which one it was", async (t) => {
  const database = await shelfDatabase(t);
  const faultOf = async (sql: string): Promise<unknown> => {
    let tries = 0;
    const fault = await database
      .transaction(async (db) => {
        tries += 1;
        await raw(db, sql);
      })
      .catch((error: unknown) => error);
    t.equal(tries, 1);
    return fault;
  };
  const unique = await faultOf("insert into shelf (label) values ('left')");
  t.ok(isUniqueViolation(unique));
  t.ok(isUniqueViolation(unique, "shelf_label_unique"));
  t.notOk(isUniqueViolation(unique, "another"));
  t.notOk(isCheckViolation(unique));
  t.ok(isCheckViolation(await faultOf("update shelf set stock = -1"), "shelf_stock_check"));
  t.ok(isForeignKeyViolation(await faultOf("insert into book (shelf_id) values (99)"), "book_shelf_fk"));
  t.ok(isUniqueViolation(new Error("wrapped", { cause: unique }), "shelf_label_unique"));
});

t.test("a swallowed fault never passes for a commit", async (t) => {
  const database = await shelfDatabase(t);
  const work = database.transaction(async (db) => {
    await take(db, 1);
    await raw(db, "insert into shelf (label) values ('left')").catch(() => undefined);
  });
  await t.rejects(work, /rolled back at its commit/);
  t.equal(await stockOf(database.db, 1), 10n);
});

t.test("waiting in vain for a free connection is busy at once", { timeout: 60_000 }, async (t) => {
  const database = await shelfDatabase(t, 1);
  const held = Promise.withResolvers<void>();
  const holder = database.transaction(() => held.promise);
  await t.rejects(
    database.transaction((db) => take(db, 1)),
    { code: "busy", status: 503 },
  );
  held.resolve();
  await holder;
  await database.transaction((db) => take(db, 1));
});

t.test("an address that does not work is explained, without its password", async (t) => {
  const cluster = await runningCluster();
  const wrong = new URL(cluster?.url ?? "");
  wrong.pathname = "/nowhere";
  const opening = openDatabase({ url: wrong.href, entities: [], log: quietLog });
  const fault = await opening.then(
    () => undefined,
    (error: unknown) => error,
  );
  t.match(fault, {
    name: "ConfigurationError",
    message: /^DATABASE_URL: The database nowhere at 127.0.0.1:\d+ cannot be used: .*does not exist/,
  });
  t.notMatch(String(fault), new RegExp(wrong.password));
  const closed = openDatabase({ url: "postgres://user:word@127.0.0.1:1/shop", entities: [], log: quietLog });
  await t.rejects(closed, { name: "ConfigurationError", message: /ECONNREFUSED/ });
});

t.test("ping fails once the database is closed", async (t) => {
  const database = await shelfDatabase(t);
  await database.ping();
  await database.close();
  await t.rejects(database.ping());
});
