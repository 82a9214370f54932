import { CompiledQuery } from "kysely";
import t from "tap";
import { draftStatements, splitStatements } from "#core/database/draft-statements.ts";
import { defineMigration, type MigrationSet, migrate, pendingMigrations, schemaDrift } from "#core/database/migrations.ts";
import { type Database, openDatabase } from "#core/database/open-database.ts";
import { freshDatabase } from "#test/harness/fresh-database.ts";
import { quietLog } from "#test/harness/quiet-log.ts";
import { emptyDatabase } from "./sample-database.ts";
import { Book, Shelf } from "./sample-entities.ts";

async function sampleSets(database: Database): Promise<MigrationSet[]> {
  const tables = splitStatements(await database.orm.schema.getCreateSchemaSQL({ wrap: false }));
  return [
    { owner: "core", migrations: [defineMigration("0001-create-shelf", tables)] },
    {
      owner: "library",
      migrations: [defineMigration("0001-fill-shelf", [`insert into shelf (label, notes) values ('why?', '{"a": "?"}')`])],
    },
  ];
}

const rowsOf = async (database: Database, sql: string) =>
  (await database.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(sql))).rows;

t.test("migrations are applied once, owner by owner, in order", async (t) => {
  const database = await emptyDatabase(t);
  const sets = await sampleSets(database);
  const names = ["core/0001-create-shelf", "library/0001-fill-shelf"];
  t.same(await pendingMigrations(database, sets), names);
  t.same(await migrate(database, sets), names);
  t.same(await pendingMigrations(database, sets), []);
  t.same(await migrate(database, sets), []);
  t.same(await rowsOf(database, "select label, notes from shelf"), [{ label: "why?", notes: { a: "?" } }]);
  t.same(
    await rowsOf(database, "select name from migration order by id"),
    names.map((name) => ({ name })),
  );
});

t.test("several hosts may migrate at once: each migration is applied by one of them", async (t) => {
  const { url } = await freshDatabase(t);

  const hosts = await Promise.all([1, 2, 3].map(() => openDatabase({ url, entities: [Shelf, Book], log: quietLog })));
  t.teardown(() => Promise.all(hosts.map((host) => host.close())).then(() => undefined));
  const applied = await Promise.all(hosts.map(async (host) => migrate(host, await sampleSets(host))));
  t.same(applied.flat().toSorted(), ["core/0001-create-shelf", "library/0001-fill-shelf"]);
  t.equal(applied.filter((names) => names.length > 0).length, 1);
});

t.test("a migration that fails leaves nothing of itself, and those before it stay", async (t) => {
  const database = await emptyDatabase(t);
  const sets = await sampleSets(database);
  const broken = { owner: "broken", migrations: [defineMigration("0001-break", ["create table half_done (id int)", "select 1 / 0"])] };
  await t.rejects(migrate(database, [...sets, broken]));
  t.same(await rowsOf(database, "select to_regclass('half_done') as found"), [{ found: null }]);
  t.same(await pendingMigrations(database, [...sets, broken]), ["broken/0001-break"]);
});

t.test("after migrating, the schema has no drift", async (t) => {
  const database = await emptyDatabase(t);
  t.match(await schemaDrift(database), /create table "shelf"/);
  await migrate(database, await sampleSets(database));
  t.equal(await schemaDrift(database), "");
});

t.test("drift ignores the job queue, extensions, triggers and functions, and nothing else", async (t) => {
  const database = await emptyDatabase(t);
  const foreign = [
    "create extension pg_trgm",
    "create schema graphile_worker",
    "create table graphile_worker.jobs (id int)",
    "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$",
    "create trigger shelf_append_only before delete on shelf for each row execute function refuse()",
  ];
  const sets = await sampleSets(database);
  await migrate(database, [...sets, { owner: "extras", migrations: [defineMigration("0001-add-extras", foreign)] }]);
  t.equal(await schemaDrift(database), "");
  await rowsOf(database, "alter table shelf add column stray int");
  t.match(await schemaDrift(database), /drop column "stray"/);
});

t.test("names of migrations are checked", async (t) => {
  const database = await emptyDatabase(t);
  for (const name of ["1-short", "0001_wrong", "0001-Upper", "0001"]) t.throws(() => defineMigration(name, []), TypeError, name);
  const twice = defineMigration("0001-once", ["select 1"]);
  await t.rejects(migrate(database, [{ owner: "core", migrations: [twice, twice] }]), /core\/0001-once is listed twice/);
});

t.test("a draft holds what the owner's entities declare beyond the migrations", async (t) => {
  const first = await freshDatabase(t);
  const owners = (migrations: readonly string[]) => [
    { id: "core", entities: [Shelf], migrations: migrations.length === 0 ? [] : [defineMigration("0001-create-shelf", migrations)] },
    { id: "library", entities: [Book], migrations: [] },
  ];
  const core = await draftStatements(first.url, owners([]), "core", quietLog);
  t.ok(core.some((statement) => statement.startsWith('create table "shelf"')));
  t.notOk(core.some((statement) => statement.includes('"book"')));
  const second = await freshDatabase(t);
  const library = await draftStatements(second.url, owners(core), "library", quietLog);
  t.ok(library.some((statement) => statement.startsWith('create table "book"')));
  t.notOk(library.some((statement) => statement.includes('table "shelf"')));
  const third = await freshDatabase(t);
  t.same(await draftStatements(third.url, owners(core), "core", quietLog), []);
  await t.rejects(draftStatements(third.url, owners(core), "nobody", quietLog), /no owner "nobody"/);
});

t.test("statements are split at line ends, never inside a text", (t) => {
  t.same(splitStatements("select 1;\nselect ';\nx';\n\nselect 3;"), ["select 1", "select ';\nx'", "select 3"]);
  t.same(splitStatements(""), []);
  t.end();
});
