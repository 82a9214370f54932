import t from "tap";
import { NamedClient, statementCount } from "#core/database/named-client.ts";
import { freshDatabase, type TestLife } from "#test/harness/fresh-database.ts";

async function connect(t: TestLife): Promise<NamedClient> {
  const { url } = await freshDatabase(t);
  const client = new NamedClient({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  t.teardown(() => client.end());
  return client;
}

const preparedTexts = async (client: NamedClient): Promise<string[]> => {
  const { rows } = await client.query("select statement from pg_prepared_statements order by statement");
  return rows.map(({ statement }) => statement);
};

t.test("every type arrives exactly", async (t) => {
  const client = await connect(t);
  const cases: readonly (readonly [string, unknown])[] = [
    ["9007199254740993::int8", 9007199254740993n],
    ["'{1,null,-9007199254740993}'::int8[]", [1n, null, -9007199254740993n]],
    ["12.3400::numeric", "12.3400"],
    ["'{0.10,null}'::numeric[]", ["0.10", null]],
    ["7::int4", 7],
    ["'{1,2}'::int4[]", [1, 2]],
    ["'2026-03-29'::date", "2026-03-29"],
    ["'{2026-03-29}'::date[]", ["2026-03-29"]],
    ["'2026-03-29 02:30:00.123+02'::timestamptz", new Date("2026-03-29T00:30:00.123Z")],
    ["'{\"a\":[1,null]}'::jsonb", { a: [1, null] }],
    ["'{\"x\",null}'::text[]", ["x", null]],
    ["true", true],
    ["null::int8", null],
    ["count(*)", 1n],
  ];
  for (const [expression, expected] of cases) {
    const { rows } = await client.query(`select ${expression} as value`);
    t.strictSame(rows[0]?.value, expected, expression);
    const bound = await client.query(`select ${expression} as value where $1`, [true]);
    t.strictSame(bound.rows[0]?.value, expected, `${expression}, prepared`);
  }
});

t.test("a statement with values is prepared from its second use on", async (t) => {
  const client = await connect(t);
  const text = "select $1::int4 + 1 as next";
  await client.query(text, [1]);
  t.notMatch(await preparedTexts(client), [text]);
  for (const given of [2, 3, 4]) t.equal((await client.query(text, [given])).rows[0]?.next, given + 1);
  t.same(await preparedTexts(client), [text]);
});

t.test("a statement without values is never prepared", async (t) => {
  const client = await connect(t);
  for (let round = 0; round < 3; round += 1) await client.query("select 1");
  t.same(await preparedTexts(client), []);
});

t.test("at most 400 statements are prepared on one connection, and the rest still run", async (t) => {
  const client = await connect(t);
  for (let number = 0; number < 450; number += 1) {
    for (const given of [1, 2]) t.equal((await client.query(`select $1::int4 + ${number} as sum`, [given])).rows[0]?.sum, given + number);
  }
  t.equal((await preparedTexts(client)).length, 400);
});

t.test("a plan made before a migration is replaced after its first fault", async (t) => {
  const client = await connect(t);
  await client.query("create table parcel (id int4)");
  await client.query("insert into parcel values (1)");
  const text = "select * from parcel where id = $1";
  for (let round = 0; round < 3; round += 1) await client.query(text, [1]);
  await client.query("alter table parcel add column weight int4 default 5");
  await t.rejects(client.query(text, [1]), { code: "0A000" });
  for (let round = 0; round < 3; round += 1) t.same((await client.query(text, [1])).rows, [{ id: 1, weight: 5 }]);
});

t.test("a fault of a prepared statement leaves the connection usable", async (t) => {
  const client = await connect(t);
  const text = "select 10 / $1::int4 as share";
  await client.query(text, [2]);
  await t.rejects(client.query(text, [0]), { code: "22012" });
  await t.rejects(client.query(text, [0]), { code: "22012" });
  t.equal((await client.query(text, [5])).rows[0]?.share, 2);
});

t.test("statements are counted", async (t) => {
  const client = await connect(t);
  const before = statementCount();
  await client.query("select 1");
  await client.query("select $1::int4", [1]);
  t.equal(statementCount() - before, 2);
});
