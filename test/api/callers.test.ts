import { sql } from "kysely";
import t from "tap";
import { ADMIN_KEY, asAdmin, asClient, testApp } from "./test-app.ts";

async function clientWithKey({ post }: Awaited<ReturnType<typeof testApp>>, email = "ann@example.com") {
  const id = (await post("/api/admin/client/create", { email, first_name: "Ann", lang: "de" }, asAdmin)).result as number;
  const key = (await post("/api/admin/profile/api_key_reset", { id }, asAdmin)).result as string;
  return { id, key };
}

t.test("a key opens the door of its own kind, as Basic and as Bearer", async (t) => {
  const tested = await testApp(t);
  const { post } = tested;
  const { key } = await clientWithKey(tested);
  t.equal((await post("/api/admin/sample/touch", {}, asAdmin)).status, 200);
  t.equal((await post("/api/admin/sample/touch", {}, { authorization: `Bearer ${ADMIN_KEY}` })).status, 200);
  t.match(await post("/api/client/sample/own", {}, asClient(key)), { status: 200, result: "client" });
  t.match(await post("/api/client/sample/own", {}, { authorization: `bearer ${key}` }), { status: 200 });
  t.match(
    await post("/api/client/sample/echo", {}, asClient(key)),
    { result: { actor: "client", language: "de" } },
    "guest methods, as itself",
  );
  t.match(await post("/api/guest/sample/echo", {}, asClient(key)), { result: { actor: "client" } });
  t.match(await post("/api/guest/sample/echo", {}, asAdmin), { result: { actor: "guest" } }, "staff are guests at the guest's door");
});

t.test("the wrong kind of account is 403, nobody and a wrong key are 401", async (t) => {
  const tested = await testApp(t);
  const { post } = tested;
  const { key } = await clientWithKey(tested);
  const basic = (user: string, password: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` });
  t.match(await post("/api/admin/sample/touch", {}, asClient(key)), { status: 403, error: { code: "auth.forbidden" } });
  t.match(await post("/api/client/sample/own", {}, asAdmin), { status: 403, error: { code: "auth.forbidden" } });
  const nobody = await post("/api/admin/sample/touch");
  t.match(nobody, { status: 401, error: { code: "auth.required" } });
  t.equal(nobody.headers["www-authenticate"], 'Bearer realm="largesse"');
  const wrong = [
    basic("admin", "wrong"),
    basic("admin", key),
    basic("client", ADMIN_KEY),
    basic("root", ADMIN_KEY),
    basic("admin", ""),
    { authorization: "Basic" },
    { authorization: "Digest x" },
    { authorization: `Bearer ${ADMIN_KEY} x` },
    { authorization: "Bearer wrong" },
  ];
  for (const headers of wrong) {
    t.match(await post("/api/admin/sample/touch", {}, headers), { status: 401, error: { code: "auth.required" } }, headers.authorization);
    t.match(await post("/api/guest/sample/echo", {}, headers), { status: 401 }, "a wrong key is never a guest");
  }
});

t.test("a suspended, erased or disabled account is 401 at once", async (t) => {
  const tested = await testApp(t);
  const { post, host } = tested;
  const { id, key } = await clientWithKey(tested);
  await sql`update client set status = 'suspended' where id = ${id}`.execute(host.database.db);
  t.match(await post("/api/client/sample/own", {}, asClient(key)), { status: 401 });
  await sql`update client set status = 'active' where id = ${id}`.execute(host.database.db);
  t.match(await post("/api/client/sample/own", {}, asClient(key)), { status: 200 });
  await post("/api/admin/client/delete", { id }, asAdmin);
  t.match(await post("/api/client/sample/own", {}, asClient(key)), { status: 401 });
});

t.test("staff needs the method's permission; a method without one is closed to all", async (t) => {
  const { post, get, host } = await testApp(t);
  const staff = (await post("/api/admin/staff/create", { email: "eve@shop.example", name: "Eve", permissions: ["client.view"] }, asAdmin))
    .result;
  const keyed = "staff-member-key-0123456789abcdef012345";
  const { hashApiKey } = await import("#core/identity/api-key.ts");
  await sql`update admin set api_key_hash = ${hashApiKey(keyed)} where id = ${staff as number}`.execute(host.database.db);
  const asEve = { authorization: `Bearer ${keyed}` };
  t.match(await post("/api/admin/sample/touch", {}, asEve), {
    status: 403,
    error: { code: "auth.forbidden", details: { permission: "sample.use" } },
  });
  t.match(await post("/api/admin/staff/update", { id: staff, permissions: ["sample.use"] }, asAdmin), { status: 200 });
  t.match(await post("/api/admin/sample/touch", {}, asEve), { status: 200 }, "seen at the next call");
  await post("/api/admin/staff/update", { id: staff, status: "inactive" }, asAdmin);
  t.match(await post("/api/admin/sample/touch", {}, asEve), { status: 401 });
  t.match(await get("/api/admin/sample/unguarded", asAdmin), { status: 403 });
});

t.test("wrong keys are throttled by address; a right one still opens", async (t) => {
  const { send, post } = await testApp(t);
  const guess = (remoteAddress: string) =>
    send({ method: "POST", url: "/api/admin/sample/touch", headers: { authorization: "Bearer guess" }, remoteAddress });
  let last = await guess("203.0.113.9");
  for (let tries = 0; tries < 70 && last.status === 401; tries += 1) last = await guess("203.0.113.9");
  t.match(last, { status: 429, error: { code: "throttled" } });
  t.ok(Number(last.headers["retry-after"]) > 0);
  t.equal((await send({ method: "POST", url: "/api/admin/sample/touch", headers: asAdmin, remoteAddress: "203.0.113.9" })).status, 200);
  t.equal((await guess("203.0.113.10")).status, 401, "another address is not concerned");
  t.equal((await post("/api/admin/sample/touch", {}, asAdmin)).status, 200);
});
