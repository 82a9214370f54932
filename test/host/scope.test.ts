import { sql } from "kysely";
import t from "tap";
import { statementCount } from "#core/database/named-client.ts";
import type { Scope } from "#core/events/scope.ts";
import { defineErrors } from "#core/kernel/app-error.ts";
import { testHost } from "#test/harness/test-host.ts";

const errors = defineErrors({ "test.no": { status: 409, message: "No." } });

t.test("a transaction inside a transaction is the same one", async (t) => {
  const { scope } = await testHost(t);
  await (await scope()).transaction(async (outer) => {
    t.ok(outer.inTransaction);
    await outer.transaction(async (inner) => t.equal(inner.db, outer.db));
  });
});

t.test("work queued for afterwards runs outside of the transaction, after a commit and after a refusal", async (t) => {
  const { host, scope } = await testHost(t);
  const done: string[] = [];
  const committing = await scope();
  await committing.transaction(async (inside) => inside.afterwards(async (later) => void done.push(`committed ${later.inTransaction}`)));
  t.same(done, [], "not before the door says so");
  await host.finish(committing);
  const refusing = await scope();
  await t.rejects(
    refusing.transaction(async (inside) => {
      inside.afterwards(async () => void done.push("refused"));
      throw errors.error("test.no");
    }),
    { code: "test.no" },
  );
  await host.finish(refusing);
  t.same(done, ["committed false", "refused"]);
});

t.test("an attempt that is repeated takes back what it had queued", async (t) => {
  const { host, scope } = await testHost(t);
  const done: number[] = [];
  let attempts = 0;
  const repeated = await scope();
  await repeated.transaction(async (inside) => {
    attempts += 1;
    const attempt = attempts;
    inside.afterwards(async () => void done.push(attempt));
    if (attempt < 3) await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(inside.db);
  });
  await host.finish(repeated);
  t.same([attempts, done], [3, [3]]);
});

t.test("a fault of queued work is logged and stops nothing; what it queues in turn runs too", async (t) => {
  const { host, scope, logged } = await testHost(t);
  const done: string[] = [];
  const one = await scope();
  one.afterwards(async () => {
    throw new Error("broken");
  });
  one.afterwards(async (later) => later.afterwards(async () => void done.push("in turn")));
  await host.finish(one);
  t.same(done, ["in turn"]);
  t.ok(logged.some(({ message }) => /queued for after the transaction failed/.test(message)));
});

t.test("a call reads the state and, as long as nothing changed, nothing else", async (t) => {
  const { scope } = await testHost(t);
  const first: Scope = await scope();
  const before = statementCount();
  const second = await scope();
  t.equal(statementCount() - before, 1);
  t.equal(second.wiring, first.wiring);
});
