import { sql } from "kysely";
import t from "tap";
import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { identityTables } from "#core/identity/tables.ts";
import { type Invariant, invariants, sqlInvariant } from "#core/verify/invariant.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { verifyBooksJob } from "#core/verify/verify-job.ts";
import { testHost } from "#test/harness/test-host.ts";

const odd: readonly Invariant[] = [
  {
    id: "odd.writes",
    title: "A check changes nothing.",
    about: "value",
    findBad: async ({ db }) => {
      await sql`update host_state set revision = revision + 1`.execute(db);
      return [];
    },
  },
  sqlInvariant({ id: "odd.faulty", title: "A check that cannot run." }, () => sql`select * from a_table_that_is_not_there`),
  sqlInvariant(
    { id: "odd.many", title: "A promise that many rows break." },
    () => sql`select number from generate_series(1, 1000) number order by 1`,
  ),
  sqlInvariant({ id: "odd.late", title: "Work that waits.", about: "progress" }, () => sql`select 1 as waiting`),
];

t.test("verifying the books", async (t) => {
  const found = await loadCatalogue();
  const part = defineModule({ id: "odd", provides: odd.map((invariant) => provide(invariants, invariant)) });
  const shop = await testHost(t, { catalogue: { ...found, parts: [...found.parts, part] } });

  t.test("changes nothing, and one check that fails keeps none of the others", async (t) => {
    const before = await shop.host.stateOf();
    const reports = await verifyBooks(await shop.scope());
    const broken = reports.filter(({ isKept }) => !isKept);
    t.match(broken, [
      { id: "odd.writes", fault: /read-only transaction/, bad: [] },
      { id: "odd.faulty", fault: /does not exist/, bad: [] },
      { id: "odd.many", fault: undefined, bad: Array.from({ length: 10 }, (_none, index) => ({ number: index + 1 })) },
      { id: "odd.late", fault: undefined, bad: [{ waiting: 1 }] },
    ]);
    t.equal(broken.length, 4);
    t.ok(reports.length > 20);
    t.strictSame(await shop.host.stateOf(), before);
  });

  t.test("can be narrowed to what is asked for", async (t) => {
    const scope = await shop.scope();
    const ids = async (options: Parameters<typeof verifyBooks>[1]) => (await verifyBooks(scope, options)).map(({ id }) => id);
    t.strictSame(await ids({ only: "odd" }), ["odd.writes", "odd.faulty", "odd.many", "odd.late"]);
    t.strictSame(await ids({ only: "odd.late" }), ["odd.late"]);
    t.notOk((await ids({ about: "value" })).includes("odd.late"));
  });

  t.test("happens every night, leaves a line in the audit log and tells what is broken", async (t) => {
    const scope = await shop.scope();
    t.equal(scope.wiring.job(verifyBooksJob.name)?.cron, "40 2 * * *");
    await verifyBooksJob.run(scope, {});
    const row = await identityTables(scope)
      .selectFrom("activity_system")
      .selectAll()
      .where("action", "=", "books.verify")
      .executeTakeFirstOrThrow();
    t.match(row.changes, { broken: ["odd.writes", "odd.faulty", "odd.many", "odd.late"] });
    t.ok(shop.logged.some(({ level, message }) => level === "error" && message.includes("A promise that many rows break.")));
  });
});
