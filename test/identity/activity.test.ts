import { sql } from "kysely";
import t from "tap";
import { sealActivity } from "#core/identity/activity/seal-activity.ts";
import { sweepIdentityJob } from "#core/identity/jobs/sweep-identity-job.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { testHost } from "#test/harness/test-host.ts";

const host = await testHost(t);
const second = await testHost(t, { url: host.url });
const { call } = host;

t.test("every change of state leaves one row that says who, how and what, without personal data", async (t) => {
  const as = {
    actor: { kind: "staff", staffId: 7, isSuper: true, permissions: new Set<string>() },
    requestId: "request-7",
    origin: { addressHash: "somewhere" },
  } as const;
  const id = await call<number>("admin", "client_create", { email: "seen@example.com", first_name: "Seen" }, as);
  await call("admin", "client_update", { id, status: "suspended", city: "Rome", notes: "private" }, as);
  const { list } = await call<{ list: object[] }>("admin", "activity_log_get_list", { object_type: "client", object_id: id });
  t.match(list, [
    {
      action: "client.update",
      actor_kind: "staff",
      admin_id: 7,
      client_id: null,
      door: "api",
      request_id: "request-7",
      changes: { fields: ["city", "status", "notes"], status: { from: "active", to: "suspended" } },
    },
    { action: "client.create", object_id: String(id), changes: null, seq: null, hash: null },
  ]);
  t.notMatch(JSON.stringify(list), /Rome|private|example\.com|somewhere/);
  t.match(await call("admin", "activity_log_get_list", { action: "client.update", admin_id: 7, search: "changed" }), { total: 1 });
  t.match(await call("admin", "activity_log_get_list", { date_to: "2001-01-01" }), { total: 0 });
  t.match(await call("admin", "activity_log_get_list", { min_priority: 5 }), { total: 0 });
});

t.test("a refused change leaves no row", async (t) => {
  const before = await call<{ total: number }>("admin", "activity_log_get_list");
  await t.rejects(call("admin", "client_create", { email: "seen@example.com", first_name: "Again" }), { code: "client.email_taken" });
  t.equal((await call<{ total: number }>("admin", "activity_log_get_list")).total, before.total);
});

t.test("rows are sealed once, in one chain, by however many hosts", async (t) => {
  const scope = await host.scope();
  await scope.transaction(async (inner) => {
    for (let index = 0; index < 2_500; index += 1) {
      await recordActivity(inner, {
        action: "test.row",
        objectType: "row",
        objectId: index,
        message: "A row.",
        changes: { zebra: 1, a: { b: [1, "ü"] } },
      });
    }
  });
  const sealed = await Promise.all([sealActivity(scope), sealActivity(await second.scope()), sealActivity(await host.scope())]);
  while ((await sealActivity(scope)) > 0);
  const verdict = await call<{ ok: boolean; rows: number }>("admin", "activity_verify");
  t.match(verdict, { ok: true, unsealed: 0, first_bad: null });
  t.ok(verdict.rows > 2_500 && sealed.reduce((sum, count) => sum + count, 0) <= verdict.rows, String(verdict.rows));
});

t.test("a change, a removal or a swap is found and named", async (t) => {
  const scope = await host.scope();
  const plants: readonly [string, string, number][] = [
    ["a changed sentence", "update activity_system set message = 'Nothing.' where seq = 40", 40],
    ["a changed detail", `update activity_system set changes = '{"a": 1}' where seq = 1200`, 1_200],
    ["a changed actor", "update activity_system set admin_id = 99 where seq = 1", 1],
    ["a row taken out", "delete from activity_system where seq = 77", 77],
    ["a row put in twice", "update activity_system set seq = 9000000 where seq = 300", 300],
  ];
  for (const [name, statement, seq] of plants) {
    await t.rejects(
      scope.transaction(async (inner) => {
        await sql.raw(statement).execute(inner.db);
        const method = inner.wiring.method("admin", "activity_verify");
        t.match(await method?.handle(inner, {} as never), { ok: false, rows: seq - 1, first_bad: seq }, name);
        throw new Error("undone");
      }),
      { message: "undone" },
    );
  }
  t.match(await call("admin", "activity_verify"), { ok: true });
});

t.test("hashes of addresses go after 90 days, and the chain still holds", async (t) => {
  const scope = await host.scope();
  const tables = identityTables(scope);
  await sweepIdentityJob.run({ ...scope, now: new Date(scope.now.getTime() + 89 * 86_400_000) }, {});
  t.ok(await tables.selectFrom("activity_system").select("id").where("address_hash", "is not", null).limit(1).executeTakeFirst());
  await sweepIdentityJob.run({ ...scope, now: new Date(scope.now.getTime() + 91 * 86_400_000) }, {});
  t.notOk(await tables.selectFrom("activity_system").select("id").where("address_hash", "is not", null).limit(1).executeTakeFirst());
  t.match(await call("admin", "activity_verify"), { ok: true });
});
