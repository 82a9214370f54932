import t from "tap";
import { readForm } from "#core/api/read-form.ts";
import { readJson } from "#core/api/read-json.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { asAdmin, testApp } from "./test-app.ts";

const ECHO = "/api/guest/sample/echo";
const json = { "content-type": "application/json" };

t.test("a body must be JSON or a form, of a bounded size", async (t) => {
  const { send, post } = await testApp(t);
  const sent = (payload: string | Buffer, headers: Record<string, string> = json) => send({ method: "POST", url: ECHO, payload, headers });
  t.equal((await sent('{"text":"x"}', { "content-type": "text/plain" })).error?.code, "request.unsupported_type");
  t.equal((await sent('{"text":"x"}', { "content-type": "text/plain" })).status, 415);
  t.equal((await sent("<x/>", { "content-type": "application/xml" })).status, 415);
  t.match(await sent(JSON.stringify({ text: "x".repeat(1_100_000) })), { status: 413, error: { code: "request.too_large" } });
  t.equal((await sent("{}", { "content-type": "application/json; charset=utf-8" })).status, 200);
  t.equal((await sent("", {})).status, 200, "no body is an empty object");
  t.equal((await sent("", json)).status, 200);
  t.equal((await post(ECHO, { text: "y".repeat(10_000) })).status, 200);
  t.match(await post(ECHO, { text: "y".repeat(10_001) }), { status: 400, error: { code: "request.invalid" } });
  t.match(await post("/api/guest/client/login", { email: "x".repeat(10_000), password: "y" }), { status: 400 });
});

t.test("garbage is 400 and says which field is meant", async (t) => {
  const { send } = await testApp(t);
  const bodies: readonly (readonly [string | Buffer, string])[] = [
    ["{", "body"],
    ["nonsense", "body"],
    ["[1,2]", "body"],
    ["null", "body"],
    ['"text"', "body"],
    ["{}{}", "body"],
    ["\ufeff{}", "body"],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), "body"],
    ['{"text":"a","text":"b"}', "body"],
    ['{"map":{"a":1,"a":2}}', "body"],
    ['{"map":{"a":1,"\\u0061":2}}', "body"],
    ['{"count":NaN}', "body"],
    ['{"map":{"n":1e999}}', "map.n"],
    ['{"__proto__":{"admin":true}}', "__proto__"],
    ['{"map":{"__proto__":{"admin":true}}}', "map.__proto__"],
    ['{"map":{"a":[{"constructor":{"prototype":{}}}]}}', "map.a.0.constructor"],
    ['{"\\u005f_proto__":1}', "__proto__"],
    ['{"text":"a\\u0000b"}', "text"],
    ['{"text":"\\ud800"}', "text"],
    [`{"map":{"a":${"[".repeat(40)}${"]".repeat(40)}}}`, ""],
    [`{"list":[${"1,".repeat(10_000)}1]}`, "list"],
    [`${"[".repeat(100_000)}`, "body"],
  ];
  for (const [payload, field] of bodies) {
    const reply = await send({ method: "POST", url: ECHO, payload, headers: json });
    const label = payload.toString().slice(0, 50);
    t.match(reply, { status: 400, error: { code: "request.invalid" } }, label);
    const [named = ""] = Object.keys(reply.error?.details ?? {});
    if (field !== "") t.equal(named, field, label);
    else t.match(named, /^map\.a\.0/, label);
  }
  t.notOk(Object.hasOwn(Object.prototype, "admin"));
});

t.test("fields are strict, and each faulty one has a sentence", async (t) => {
  const { post } = await testApp(t);
  const reply = await post(ECHO, { text: ["x"], count: -1, wanted: "maybe", list: [1, 1.5], surprise: 1 });
  t.equal(reply.status, 400);
  t.same(Object.keys(reply.error?.details ?? {}).toSorted(), ["count", "list.1", "surprise", "text", "wanted"]);
  t.equal((await post(ECHO, { count: "12" })).status, 200);
  for (const count of ["1e3", " 1", "01", "1.0", true, null, {}]) t.equal((await post(ECHO, { count })).status, 400, String(count));
});

t.test("forms and queries are read as fields, lists and fields inside fields", async (t) => {
  const { send, get } = await testApp(t);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  t.match(await send({ method: "POST", url: ECHO, headers: form, payload: "text=a+b%26c&count=2&wanted=true" }), {
    result: { text: "a b&c", count: 2, wanted: true },
  });
  t.match(await send({ method: "POST", url: ECHO, headers: form, payload: "__proto__[x]=1" }), { status: 400 });
  t.match(await get(`${ECHO}?text=a&text=b`), { status: 400, error: { details: { text: "Is given twice." } } });
  t.match(await get(`${ECHO}?map[__proto__][x]=1`), { status: 400 });
  t.match(await get(`${ECHO}?text=%00`), { status: 400 });
});

t.test("the form reader", async (t) => {
  t.same(readForm("a[b][c]=1&a[b][d]=2&l[]=x&l[]=y&plain=&o[0]=z"), {
    a: { b: { c: "1", d: "2" } },
    l: ["x", "y"],
    plain: "",
    o: { 0: "z" },
  });
  t.same(readForm("l[][a]=1&l[][a]=2"), { l: [{ a: "1" }, { a: "2" }] });
  t.same(readForm(""), {});
  for (const text of ["a=1&a[b]=2", "a[]=1&a[b]=2", "a[b]=1&a[]=2", "a[b=1", "[a]=1", "=1", "a[constructor]=1", `a${"[b]".repeat(40)}=1`]) {
    t.throws(() => readForm(text), AppError, text);
  }
});

t.test("the JSON reader counts names as JSON means them", async (t) => {
  const text = '{"a":"x\\":y","b\\\\":[{"a" : 1},{"a"\n:2}],"c":{"d:":"e:"}}';
  t.same(readJson(Buffer.from(text)), JSON.parse(text));
  t.throws(() => readJson(Buffer.from('{"a\\"":1,"a\\u0022":2}')), AppError);
});

t.test("who may not call is told so before the body is looked at", async (t) => {
  const { send } = await testApp(t);
  t.equal((await send({ method: "POST", url: "/api/admin/sample/touch", payload: "{", headers: json })).status, 401);
  t.equal((await send({ method: "POST", url: "/api/admin/sample/touch", payload: "{", headers: { ...json, ...asAdmin } })).status, 400);
  t.equal((await send({ method: "POST", url: "/api/admin/sample/nothing", payload: "{", headers: json })).status, 404);
});
