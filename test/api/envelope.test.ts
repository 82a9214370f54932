import t from "tap";
import { freshDatabase } from "#test/harness/fresh-database.ts";
import { migratedTemplate } from "#test/harness/migrated-template.ts";
import { breakableAddress } from "./breakable-address.ts";
import { asAdmin, testApp } from "./test-app.ts";

t.test("a method is found by role and by the joined segments, and answers in the envelope", async (t) => {
  const { post, get } = await testApp(t);
  const reply = await post("/api/guest/sample/echo", { text: "hello", count: 3 });
  t.equal(reply.status, 200);
  t.equal(
    reply.text,
    '{"result":{"text":"hello","count":3,"wanted":false,"language":"en","actor":"guest","door":"api"},"error":null}',
    "what the schema does not declare never leaves",
  );
  t.equal(reply.headers["cache-control"], "no-store");
  t.equal(reply.headers["content-type"], "application/json; charset=utf-8");
  t.equal((await post("/api/guest/sample_keep/cart")).status, 200, "segments are joined");
  t.match(await get("/api/guest/sample/echo?text=a%20b&count=7&wanted=1"), {
    status: 200,
    result: { text: "a b", count: 7, wanted: true },
  });
  t.match(await get("/api/client/sample/echo"), { status: 401, error: { code: "auth.required" } }, "the client's door needs a client");
});

t.test("what does not exist is 404, whoever asks", async (t) => {
  const { post, get } = await testApp(t);
  for (const path of [
    "/api/guest/sample/nothing",
    "/api/system/sample/echo",
    "/api/guest/__proto__/toString",
    "/api/guest/sample",
    "/api/guest/a/b/c",
  ]) {
    const reply = await post(path, {}, asAdmin);
    t.equal(reply.status, 404, path);
    t.same(reply.error, { message: "There is nothing at this address.", code: "request.not_found", details: {} });
  }
  t.equal((await get("/nowhere")).error?.code, "request.not_found");
});

t.test("a verb a method does not answer is 405 and names those it does", async (t) => {
  const { send, get } = await testApp(t);
  const write = await get("/api/guest/sample/add?text=x");
  t.match(write, { status: 405, headers: { allow: "POST" }, error: { code: "request.method_not_allowed", details: { verb: "GET" } } });
  t.match(await get("/api/admin/sample/reveal", asAdmin), { status: 405, headers: { allow: "POST" } }, "a secret is never read by GET");
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const) {
    t.match(await send({ method, url: "/api/guest/sample/echo" }), { status: 405, headers: { allow: "GET, POST" } }, method);
  }
});

t.test("each kind of refusal has its status, code, sentence and details", async (t) => {
  const { post } = await testApp(t);
  t.match(await post("/api/guest/sample/add", { text: "x", refuse: "rule" }), {
    status: 422,
    result: null,
    error: { code: "sample.refused", message: "The sample refuses you.", details: { what: "you" } },
  });
  t.match(await post("/api/guest/sample/add", { text: "x", refuse: "state" }), { status: 409, error: { code: "sample.gone" } });
  t.match(await post("/api/guest/sample/add", {}), { status: 400, error: { code: "request.invalid", details: { text: "Is required." } } });
});

t.test("a fault is 500 with a request id and nothing else, and is logged", async (t) => {
  const { post, logged } = await testApp(t);
  for (const [path, body] of [
    ["/api/guest/sample/add", { text: "x", fail: true }],
    ["/api/guest/sample/broken", {}],
  ] as const) {
    const reply = await post(path, body, { "x-request-id": "request-0815" });
    t.equal(reply.status, 500);
    t.same(reply.error?.details, { request_id: "request-0815" });
    t.equal(reply.error?.code, "internal");
    t.notMatch(reply.text, /secret|schema/);
  }
  t.equal(logged.filter(({ level, message }) => level === "error" && message === "A request failed.").length, 2);
});

t.test("a refused or failed write leaves nothing behind", async (t) => {
  const { post } = await testApp(t);
  await post("/api/guest/sample/add", { text: "x", refuse: "rule" });
  await post("/api/guest/sample/add", { text: "x", fail: true });
  t.match((await post("/api/guest/sample/add", { text: "x" })).result, { rows: 1 });
});

t.test("the caller's language decides about sentences", async (t) => {
  const { post } = await testApp(t);
  const german = { "accept-language": "fr;q=0.9, de-AT;q=0.8, en;q=0.5" };
  t.equal((await post("/api/guest/sample/add", { text: "x", refuse: "rule" }, german)).error?.message, "Das Beispiel weist you ab.");
  const invalid = await post("/api/guest/sample/echo", { text: 5, extra: 1 }, german);
  t.equal(invalid.error?.message, "Die Anfrage ist ungültig.");
  t.same(invalid.error?.details, { text: "Muss Text sein.", extra: "Ist kein bekanntes Feld." });
  t.same((await post("/api/guest/sample/echo", { text: "\u0007" }, german)).error?.details, {
    text: "Darf keine Steuerzeichen enthalten.",
  });
  t.equal((await post("/api/guest/nothing/here", {}, { "accept-language": "de" })).error?.message, "Unter dieser Adresse gibt es nichts.");
  t.match((await post("/api/guest/sample/echo", {}, { "accept-language": "nonsense;q=x, *" })).result, { language: "en" });
});

t.test("the id of a request is the caller's when it looks like one, else a new one", async (t) => {
  const { get } = await testApp(t);
  t.equal((await get("/api/guest/sample/echo", { "x-request-id": "abc-123.DEF" })).headers["x-request-id"], "abc-123.DEF");
  for (const id of ["short", "has blank in it", "x".repeat(65), "evil\u00e4\u00e4\u00e4\u00e4"]) {
    t.match((await get("/api/guest/sample/echo", { "x-request-id": id })).headers["x-request-id"], /^[0-9a-f-]{36}$/);
  }
});

t.test("a database that does not answer is 503 with Retry-After, and work goes on when it is back", async (t) => {
  const { url } = await freshDatabase(t, { template: migratedTemplate });
  const line = await breakableAddress(t, url);
  const { get, post } = await testApp(t, { url: line.url });
  line.cut();
  for (const reply of [await get("/api/guest/sample/echo"), await post("/api/admin/sample/touch", {}, asAdmin)]) {
    t.match(reply, { status: 503, error: { code: "busy" } });
    t.equal(reply.headers["retry-after"], "2");
  }
  t.equal((await get("/health/live")).status, 200);
  t.equal((await get("/health/ready")).status, 503);
  line.mend();
  t.equal((await post("/api/admin/sample/touch", {}, asAdmin)).status, 200);
  t.equal((await get("/health/ready")).status, 200);
});
