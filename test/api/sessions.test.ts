import { sql } from "kysely";
import t from "tap";
import { hashSessionId } from "#core/api/session-data.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, cookieOf, type TestApp, testApp } from "./test-app.ts";

const credentials = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };

async function sessionsIn({ host }: TestApp) {
  const { rows } = await sql<{ id_hash: string; admin_id: number | null; client_id: number | null; data: Record<string, unknown> }>`
    select id_hash, admin_id, client_id, data from session order by created_at
  `.execute(host.database.db);
  return rows;
}

/** Signs staff in, and gets the token every write then needs. */
async function signIn({ post, get }: TestApp) {
  const reply = await post("/api/guest/staff/login", credentials);
  const cookie = cookieOf(reply);
  const token = (await get("/api/guest/system/csrf", { cookie })).result as string;
  return { reply, cookie, token };
}

t.test("a session is made only when something is kept in it", async (t) => {
  const tested = await testApp(t);
  for (const path of ["/api/guest/sample/echo", "/", "/openapi.json", "/health/ready"])
    t.equal((await tested.get(path)).headers["set-cookie"], undefined);
  t.same(await sessionsIn(tested), []);
  const cart = await tested.post("/api/guest/sample/keep_cart");
  const header = String(cart.headers["set-cookie"]);
  t.match(header, /^largesse_session=[^;]+; .*HttpOnly/);
  t.match(header, /SameSite=Lax/);
  t.match(header, /Path=\//);
  t.notMatch(header, /Secure/, "the shop has no https address");
  const [row] = await sessionsIn(tested);
  t.match(row, { admin_id: null, client_id: null, data: { cartToken: (cart.result as { token: string }).token } });
  const id = decodeURIComponent(cookieOf(cart).split("=")[1] ?? "").split(".")[0] ?? "";
  t.equal(row?.id_hash, hashSessionId(id), "only the hash of the id is stored");
  t.equal(Buffer.from(id, "base64url").length, 32);
});

t.test("a guest's cart stays with its session, and a look at it stores nothing", async (t) => {
  const tested = await testApp(t);
  const first = await tested.post("/api/guest/sample/keep_cart");
  const again = await tested.post("/api/guest/sample/keep_cart", {}, { cookie: cookieOf(first) });
  t.same(again.result, first.result);
  t.equal(again.headers["set-cookie"], undefined);
  t.equal((await sessionsIn(tested)).length, 1);
});

t.test("a changed, unknown or ended cookie is no session", async (t) => {
  const tested = await testApp(t);
  const { cookie } = await signIn(tested);
  t.equal((await tested.get("/api/admin/profile/get", { cookie })).status, 200);
  for (const bad of [`${cookie}x`, "largesse_session=abc.def", "largesse_session=", cookie.replace(/=./, "=_")]) {
    t.match(await tested.get("/api/admin/profile/get", { cookie: bad }), { status: 401, error: { code: "auth.required" } }, bad);
  }
  await sql`update session set expires_at = now() - interval '1 second'`.execute(tested.host.database.db);
  t.equal((await tested.get("/api/admin/profile/get", { cookie })).status, 401);
});

t.test("a write by session needs the session's CSRF token; a read does not", async (t) => {
  const tested = await testApp(t);
  const { cookie, token } = await signIn(tested);
  const touch = (headers: Record<string, string>) => tested.post("/api/admin/sample/touch", {}, { cookie, ...headers });
  t.match(await touch({}), { status: 403, error: { code: "auth.csrf" } });
  t.match(await touch({ "x-csrf-token": "nonsense" }), { status: 403, error: { code: "auth.csrf" } });
  t.equal((await touch({ "x-csrf-token": token })).status, 200);
  const other = await signIn(tested);
  t.match(await touch({ "x-csrf-token": other.token }), { status: 403 }, "another session's token");
  t.equal((await tested.get("/api/admin/profile/get", { cookie })).status, 200);
});

t.test("a write from a foreign page is refused, with the token and without", async (t) => {
  const tested = await testApp(t);
  const { cookie, token } = await signIn(tested);
  const guest = cookieOf(await tested.post("/api/guest/sample/keep_cart"));
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost.evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const label = JSON.stringify(headers);
    t.match(
      await tested.post("/api/admin/sample/touch", {}, { cookie, "x-csrf-token": token, ...headers }),
      { status: 403, error: { code: "auth.csrf" } },
      label,
    );
    t.match(
      await tested.post("/api/guest/sample/add", { text: "x" }, { cookie: guest, ...headers }),
      { status: 403, error: { code: "auth.csrf" } },
      label,
    );
    t.match(
      await tested.post("/api/guest/staff/login", credentials, headers),
      { status: 403, error: { code: "auth.csrf" } },
      `sign-in, ${label}`,
    );
  }
  t.equal((await tested.post("/api/guest/sample/add", { text: "x" }, { cookie: guest })).status, 200, "a program sends no origin");
  const own = { origin: "http://localhost", "sec-fetch-site": "same-origin", host: "localhost" };
  t.equal((await tested.post("/api/guest/sample/add", { text: "x" }, { cookie: guest, ...own })).status, 200);
  t.equal(
    (await tested.post("/api/guest/sample/add", { text: "x" }, foreign[0])).status,
    200,
    "without a session there is nothing to forge",
  );
});

t.test("signing in gives a new session and a new token, keeps the cart, and ends the old session", async (t) => {
  const tested = await testApp(t);
  const guest = await tested.post("/api/guest/sample/keep_cart");
  const before = cookieOf(guest);
  const oldToken = (await tested.get("/api/guest/system/csrf", { cookie: before })).result as string;
  const login = await tested.post("/api/guest/staff/login", credentials, { cookie: before });
  t.equal(login.status, 200);
  const after = cookieOf(login);
  t.not(after, before);
  t.same((await tested.post("/api/guest/sample/keep_cart", {}, { cookie: after })).result, guest.result);
  t.equal((await tested.get("/api/admin/profile/get", { cookie: before })).status, 401);
  t.equal((await tested.post("/api/admin/sample/touch", {}, { cookie: after, "x-csrf-token": oldToken })).status, 403);
  t.match(await sessionsIn(tested), [{ admin_id: 1 }]);
});

t.test("a failed sign-in makes no session", async (t) => {
  const tested = await testApp(t);
  const reply = await tested.post("/api/guest/staff/login", { ...credentials, password: "wrong password" });
  t.match(reply, { status: 401, error: { code: "auth.invalid_credentials" } });
  t.equal(reply.headers["set-cookie"], undefined);
});

t.test("signing out ends the session on every host and takes the cookie away", async (t) => {
  const tested = await testApp(t);
  const { cookie, token } = await signIn(tested);
  const reply = await tested.post("/api/admin/profile/logout", {}, { cookie, "x-csrf-token": token });
  t.equal(reply.status, 200);
  t.match(String(reply.headers["set-cookie"]), /largesse_session=;.*Expires=Thu, 01 Jan 1970/);
  t.equal((await tested.get("/api/admin/profile/get", { cookie })).status, 401);
  t.same(await sessionsIn(tested), []);
});

t.test("a session that is ended while a call is under way does not come back", async (t) => {
  const tested = await testApp(t);
  const guest = cookieOf(await tested.post("/api/guest/sample/keep_cart"));
  const slow = tested.post("/api/guest/sample/add", { text: "x", pause: 300 }, { cookie: guest });
  await sql`select pg_sleep(0.1)`.execute(tested.host.database.db);
  await sql`delete from session`.execute(tested.host.database.db);
  t.equal((await slow).status, 200);
  const csrf = await tested.get("/api/guest/system/csrf", { cookie: guest });
  t.not(cookieOf(csrf), guest, "a new session");
  t.equal((await sessionsIn(tested)).length, 1);
});

t.test("with an https address cookies are Secure, whatever the proxy's own line is", async (t) => {
  const tested = await testApp(t, { environment: { PUBLIC_URL: "https://shop.example" } });
  const cart = await tested.post("/api/guest/sample/keep_cart");
  t.match(String(cart.headers["set-cookie"]), /; Secure/);
  const cookie = cookieOf(cart);
  t.equal((await tested.post("/api/guest/sample/add", { text: "x" }, { cookie, origin: "https://shop.example" })).status, 200);
  t.match((await tested.get("/")).headers, { "strict-transport-security": /max-age=31536000/ });
});
