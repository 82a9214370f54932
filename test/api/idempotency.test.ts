import { sql } from "kysely";
import t from "tap";
import { decryptAnswer, encryptAnswer } from "#core/api/answer-cipher.ts";
import { canonicalJson } from "#core/api/request-hash.ts";
import { sweepIdempotencyKeys } from "#core/api/sweep-idempotency-keys.ts";
import { asAdmin, cookieOf, type Reply, type TestApp, testApp } from "./test-app.ts";

const ADD = "/api/guest/sample/add";
const KEY = "0123456789-abcdef";
const keyed = (key = KEY): Record<string, string> => ({ "idempotency-key": key });

async function rowsIn({ host }: TestApp): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from setting where param like 'sample %'`.execute(
    host.database.db,
  );
  return rows[0]?.rows ?? -1;
}

const isReplay = ({ headers }: Reply): boolean => headers["idempotent-replayed"] === "true";

t.test("the same request gets the same answer again, byte for byte, and has one effect", async (t) => {
  const tested = await testApp(t);
  const first = await tested.post(ADD, { text: "x", pause: 0 }, keyed());
  const second = await tested.post(ADD, { pause: 0, text: "x" }, keyed());
  t.equal(first.status, 200);
  t.notOk(isReplay(first));
  t.ok(isReplay(second));
  t.equal(second.text, first.text);
  t.equal(await rowsIn(tested), 1);
  t.notOk(isReplay(await tested.post(ADD, { text: "x" }, keyed("another-key-012345"))));
  t.equal(await rowsIn(tested), 2);
});

t.test("another body under the same key is 422, another caller or method is another key", async (t) => {
  const tested = await testApp(t);
  await tested.post("/api/admin/sample/touch", {}, { ...asAdmin, ...keyed() });
  await tested.post(ADD, { text: "x" }, keyed());
  t.match(await tested.post(ADD, { text: "y" }, keyed()), { status: 422, error: { code: "idempotency.mismatch" } });
  t.equal(await rowsIn(tested), 1);
  const elsewhere = await tested.send({ method: "POST", url: ADD, payload: { text: "z" }, headers: keyed(), remoteAddress: "203.0.113.4" });
  t.equal(elsewhere.status, 200);
  t.equal(await rowsIn(tested), 2);
});

t.test("a key is 16 to 255 visible characters", async (t) => {
  const { post, get } = await testApp(t);
  for (const key of ["short", "x".repeat(256), "with a blank in it", "                    "]) {
    t.match(
      await post(ADD, { text: "x" }, keyed(key)),
      { status: 400, error: { code: "request.invalid", details: { "Idempotency-Key": /16 to 255/ } } },
      key,
    );
  }
  t.equal((await post(ADD, { text: "x" }, keyed("x".repeat(255)))).status, 200);
  t.equal((await get("/api/guest/sample/echo", keyed("short"))).status, 200, "reads take none");
});

t.test("final refusals are stored, faults and throttles are not", async (t) => {
  const tested = await testApp(t);
  for (const [refuse, status] of [
    ["rule", 422],
    ["state", 409],
  ] as const) {
    const key = keyed(`refusal-${refuse}-012345`);
    const first = await tested.post(ADD, { text: "x", refuse }, key);
    const second = await tested.post(ADD, { text: "x", refuse }, key);
    t.equal(first.status, status);
    t.ok(isReplay(second));
    t.equal(second.text, first.text);
    t.equal(second.status, status);
  }
  const fault = keyed("fault-0123456789");
  t.equal((await tested.post(ADD, { text: "x", fail: true }, fault)).status, 500);
  const again = await tested.post(ADD, { text: "x", fail: true }, fault);
  t.equal(again.status, 500);
  t.notOk(isReplay(again));
  t.equal(await rowsIn(tested), 0);
});

t.test("of many at once one has its effect; the others are told to wait or get its answer", async (t) => {
  const tested = await testApp(t);
  const replies = await Promise.all(Array.from({ length: 64 }, () => tested.post(ADD, { text: "x", pause: 50 }, keyed())));
  const done = replies.filter(({ status }) => status === 200);
  const waiting = replies.filter(({ status }) => status === 409);
  t.equal(done.length + waiting.length, 64);
  t.ok(done.length >= 1);
  t.equal(new Set(done.map(({ text }) => text)).size, 1);
  t.ok(waiting.every(({ error, headers }) => error?.code === "idempotency.in_progress" && headers["retry-after"] === "1"));
  t.equal(await rowsIn(tested), 1);
  t.equal((await tested.post(ADD, { text: "x", pause: 50 }, keyed())).text, done[0]?.text);
});

t.test("a guest's first write is known again by its address and by the session it was given", async (t) => {
  const tested = await testApp(t);
  const first = await tested.post("/api/guest/sample/keep_cart", {}, keyed());
  const byAddress = await tested.post("/api/guest/sample/keep_cart", {}, keyed());
  const bySession = await tested.post("/api/guest/sample/keep_cart", {}, { ...keyed(), cookie: cookieOf(first) });
  t.ok(isReplay(byAddress));
  t.ok(isReplay(bySession));
  t.same([byAddress.result, bySession.result], [first.result, first.result]);
  const regained = cookieOf(byAddress);
  t.same(
    (await tested.post("/api/guest/sample/keep_cart", {}, { cookie: regained })).result,
    first.result,
    "the lost cookie is given again",
  );
});

t.test("an answer with a secret is stored encrypted, and readable for a day", async (t) => {
  const tested = await testApp(t);
  const { db } = tested.host.database;
  const first = await tested.post("/api/admin/sample/reveal", {}, { ...asAdmin, ...keyed() });
  const { code } = first.result as { code: string };
  const stored = await sql<{ answer: string; is_encrypted: boolean }>`select answer, is_encrypted from idempotency_key`.execute(db);
  t.match(stored.rows, [{ is_encrypted: true }]);
  t.notOk(JSON.stringify(stored.rows).includes(code));
  t.equal((await tested.post("/api/admin/sample/reveal", {}, { ...asAdmin, ...keyed() })).text, first.text);
  await sql`update idempotency_key set created_at = now() - interval '25 hours'`.execute(db);
  t.match(await tested.post("/api/admin/sample/reveal", {}, { ...asAdmin, ...keyed() }), {
    status: 409,
    error: { code: "idempotency.answer_gone" },
  });
  await sweepIdempotencyKeys.run(await tested.scope(), {});
  t.match((await sql<{ answer: string }>`select answer from idempotency_key`.execute(db)).rows, [{ answer: "" }]);
});

t.test("after its time a key is free again, and the sweep forgets it", async (t) => {
  const tested = await testApp(t);
  const { db } = tested.host.database;
  await tested.post(ADD, { text: "x" }, keyed());
  const { rows } = await sql<{ days: number }>`select extract(day from expires_at - created_at)::int as days from idempotency_key`.execute(
    db,
  );
  t.match(rows, [{ days: 8 }]);
  await sql`update idempotency_key set expires_at = now() - interval '1 second'`.execute(db);
  t.notOk(isReplay(await tested.post(ADD, { text: "other" }, keyed())));
  t.equal(await rowsIn(tested), 2);
  await sql`update idempotency_key set expires_at = now() - interval '1 second'`.execute(db);
  await sweepIdempotencyKeys.run(await tested.scope(), {});
  t.same((await sql`select 1 from idempotency_key`.execute(db)).rows, []);
});

t.test("neither the key nor a password of the request is stored in the clear", async (t) => {
  const tested = await testApp(t);
  const body = { email: "kim@example.com", first_name: "Kim", password: "a very good password", password_confirm: "a very good password" };
  const first = await tested.post("/api/guest/client/create", body, keyed());
  t.equal(first.status, 200);
  const again = await tested.post("/api/guest/client/create", body, keyed());
  t.ok(isReplay(again));
  t.same(again.result, first.result);
  const rows = JSON.stringify((await sql`select * from idempotency_key`.execute(tested.host.database.db)).rows);
  t.notOk(rows.includes(KEY));
  t.notOk(rows.includes("good password"));
});

t.test("the cipher and the canonical form", async (t) => {
  const secrets = { keyFor: (purpose: string) => Buffer.from(purpose.padEnd(32, "-")) };
  const stored = encryptAnswer(secrets, KEY, "a code");
  t.equal(decryptAnswer(secrets, KEY, stored), "a code");
  t.not(encryptAnswer(secrets, KEY, "a code"), stored);
  t.throws(() => decryptAnswer(secrets, "another-key-012345", stored));
  t.equal(canonicalJson({ b: [1, { d: null, c: "x" }], a: true }), '{"a":true,"b":[1,{"c":"x","d":null}]}');
});
