import t from "tap";
import { jsonValue } from "#core/database/json-value.ts";
import type { Caller } from "#core/host/caller.ts";
import type { ClientView } from "#core/identity/clients/client-view.ts";
import { emailTokenOf } from "#core/identity/clients/email-token.ts";
import { identityTables } from "#core/identity/tables.ts";
import { failureLimit } from "#core/identity/throttle-limits.ts";
import { testHost } from "#test/harness/test-host.ts";
import { sessionRecorder } from "./session-recorder.ts";

const first = await testHost(t);
const second = await testHost(t, { url: first.url });
const { call } = first;

const password = "a long enough one";
let addresses = 0;

/** A guest at an address of its own, so that the failures of one test do not stand in the way of another. */
function guest(): Caller & ReturnType<typeof sessionRecorder> {
  addresses += 1;
  const addressHash = `address-${addresses}`;
  return { actor: { kind: "guest" }, door: "api", origin: { addressHash }, ...sessionRecorder() };
}

async function signUp(email: string): Promise<number> {
  return call<number>(
    "guest",
    "client_create",
    { email, first_name: "Grace", last_name: "Hopper", password, password_confirm: password },
    guest(),
  );
}

t.test("a guest signs up and is signed in", async (t) => {
  const as = guest();
  const input = {
    email: "Grace@example.com",
    first_name: "Grace",
    password,
    password_confirm: password,
    lang: "de",
    referred_by: "FRIEND-1",
  };
  const id = await call<number>("guest", "client_create", input, as);
  t.same(as.asked, [{ clientId: id }]);
  const actor = { kind: "client", clientId: id } as const;
  t.match(await call("client", "profile_get", {}, actor), { id, email: "grace@example.com", email_approved: false, lang: "de" });
  await t.rejects(call("guest", "client_create", { ...input, password_confirm: "another one" }, as), {
    code: "request.invalid",
    details: { password_confirm: String },
  });
  await t.rejects(call("guest", "client_create", { ...input, tax_exempt: true }, as), { code: "request.invalid" });
  await t.rejects(call("guest", "client_create", input, as), { code: "client.email_taken", status: 409 });
});

t.test("a list of addresses cannot be tried out by signing up", async (t) => {
  await signUp("taken@example.com");
  const as = guest();
  const input = { email: "taken@example.com", first_name: "X", password, password_confirm: password };
  for (let tries = 0; tries < 30; tries += 1) await t.rejects(call("guest", "client_create", input, as), { code: "client.email_taken" });
  await t.rejects(call("guest", "client_create", input, as), { code: "throttled", status: 429 });
});

t.test("unknown address, wrong password and suspended account are answered alike", async (t) => {
  const id = await signUp("known@example.com");
  const suspended = await signUp("suspended@example.com");
  await call("admin", "client_update", { id: suspended, status: "suspended" });
  await call("admin", "client_create", { email: "without@example.com", first_name: "No password" });
  const answers = await Promise.all(
    [
      { email: "nobody@example.com", password },
      { email: "known@example.com", password: "wrong" },
      { email: "suspended@example.com", password },
      { email: "without@example.com", password: "" },
      { email: "not even an address", password: "x" },
    ].map((input) => call("guest", "client_login", input, guest()).then(() => "let in", toAnswer)),
  );
  for (const answer of answers) t.same(answer, answers[0]);
  t.match(answers[0], { code: "auth.invalid_credentials", status: 401, details: {} });

  const as = guest();
  t.same(await call("guest", "client_login", { email: "KNOWN@example.com ", password }, as), {
    id,
    email: "known@example.com",
    name: "Grace Hopper",
    role: "client",
  });
  t.same(as.asked, [{ clientId: id }]);
});

t.test("failures are counted over all hosts, and only failures", async (t) => {
  await signUp("target@example.com");
  const attacker = guest();
  const wrong = { email: "target@example.com", password: "wrong" };
  const right = { email: "target@example.com", password };
  for (let tries = 0; tries < 15; tries += 1) await call("guest", "client_login", right, attacker);
  for (let tries = 0; tries < 10; tries += 1) {
    await t.rejects((tries % 2 === 0 ? first : second).call("guest", "client_login", wrong, attacker), {
      code: "auth.invalid_credentials",
    });
  }
  for (const host of [first, second]) {
    const refusal = await host.call("guest", "client_login", right, attacker).then(
      () => undefined,
      (error: { code: string; retryAfterSeconds: number }) => error,
    );
    t.equal(refusal?.code, "throttled");
    t.ok(
      refusal !== undefined && refusal.retryAfterSeconds > 3_500 && refusal.retryAfterSeconds <= 3_600,
      String(refusal?.retryAfterSeconds),
    );
  }
  t.match(await call("guest", "client_login", right, guest()), { email: "target@example.com" }, "nobody is locked out by a stranger");
});

t.test("one address that tries many accounts is stopped, and the window ends by the database's clock", async (t) => {
  await signUp("patient@example.com");
  const attacker = guest();
  const limit = failureLimit("client_login", "address");
  if (limit === undefined) throw new TypeError("Sign-ins are not counted by address.");
  for (let tries = 0; tries < limit; tries += 1) {
    await t.rejects(call("guest", "client_login", { email: `guess${tries}@example.com`, password }, attacker), {
      code: "auth.invalid_credentials",
    });
  }
  const right = { email: "patient@example.com", password };
  await t.rejects(call("guest", "client_login", right, attacker), { code: "throttled" });
  const scope = await first.scope();
  await identityTables(scope)
    .updateTable("throttle")
    .set({ window_ends_at: new Date(0) })
    .execute();
  t.match(await call("guest", "client_login", right, attacker), { email: "patient@example.com" });
  await t.rejects(call("guest", "client_login", { ...right, password: "wrong" }, attacker), { code: "auth.invalid_credentials" });
  const address = `client_login:address:${attacker.origin?.addressHash}`;
  t.match(await identityTables(scope).selectFrom("throttle").selectAll().where("key", "=", address).executeTakeFirst(), { failures: 1 });
});

t.test("parallel failures lose no count", async (t) => {
  const as = guest();
  const input = { email: "parallel@example.com", password: "wrong" };
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? first : second).call("guest", "client_login", input, as).catch(toAnswer)),
  );
  const row = await identityTables(await first.scope())
    .selectFrom("throttle")
    .select("failures")
    .where("key", "=", `client_login:address:${as.origin?.addressHash}`)
    .executeTakeFirst();
  t.equal(row?.failures, 8);
});

t.test("a client sees to its profile", async (t) => {
  const id = await signUp("profile@example.com");
  const recorder = sessionRecorder();
  const as: Caller = { actor: { kind: "client", clientId: id }, door: "api", origin: { sessionHash: "mine" }, session: recorder.session };
  const change = (input: object) => call<ClientView>("client", "profile_update", input, as);
  t.match(await change({ city: "Berlin", country: "de", currency: "usd" }), { city: "Berlin", country: "DE", currency: "USD" });
  t.notOk("notes" in (await change({})));
  await t.rejects(change({ status: "active" }), { code: "request.invalid" });
  await t.rejects(change({ group_id: 1 }), { code: "request.invalid" });
  await t.rejects(change({ email: "moved@example.com" }), { code: "request.invalid", details: { current_password: String } });
  await t.rejects(change({ email: "moved@example.com", current_password: "wrong" }), { code: "auth.wrong_password" });
  await call("admin", "client_update", { id, email_approved: true });
  t.match(await change({ email: "moved@example.com", current_password: password }), { email: "moved@example.com", email_approved: false });
  t.equal(await call("client", "profile_logout", {}, as), true);
  t.same(recorder.asked, ["sign out"]);
});

t.test("another password ends all sessions but the caller's", async (t) => {
  const id = await signUp("changer@example.com");
  const recorder = sessionRecorder();
  const as: Caller = { actor: { kind: "client", clientId: id }, door: "api", origin: { sessionHash: "mine" }, session: recorder.session };
  const scope = await first.scope();
  await keepSession(id, "elsewhere");
  const input = { current_password: password, new_password: "another long one", confirm_password: "another long one" };
  await t.rejects(call("client", "profile_change_password", { ...input, current_password: "wrong" }, as), { code: "auth.wrong_password" });
  await t.rejects(call("client", "profile_change_password", { ...input, confirm_password: "x" }, as), { code: "request.invalid" });
  t.equal(await sessionsOf(id), 1);
  t.equal(await call("client", "profile_change_password", input, as), true);
  t.equal(await sessionsOf(id), 0);
  t.same(recorder.asked, [{ clientId: id }], "the calling browser gets a new session");
  await t.rejects(call("guest", "client_login", { email: "changer@example.com", password }, guest()), { code: "auth.invalid_credentials" });

  await keepSession(id, "later");
  await call("admin", "client_change_password", { id, password: "set by staff", password_confirm: "set by staff" });
  t.equal(await sessionsOf(id), 0);
  t.match(await call("guest", "client_login", { email: "changer@example.com", password: "set by staff" }, guest()), { id });

  async function keepSession(client: number, name: string): Promise<void> {
    const expires = new Date(Date.now() + 3_600_000);
    await identityTables(scope)
      .insertInto("session")
      .values({ id_hash: `${client}-${name}`, client_id: client, data: jsonValue({}), expires_at: expires, created_at: scope.now })
      .execute();
  }

  async function sessionsOf(client: number): Promise<number> {
    return (await identityTables(scope).selectFrom("session").select("id_hash").where("client_id", "=", client).execute()).length;
  }
});

t.test("an address is confirmed by the token sent to it, as long as it is the address", async (t) => {
  const id = await signUp("confirm@example.com");
  const scope = await first.scope();
  const token = emailTokenOf(scope, { id, email: "confirm@example.com" });
  const later = { ...scope, now: new Date(scope.now.getTime() - 8 * 86_400_000) };
  for (const bad of [
    "x",
    `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`,
    emailTokenOf(later, { id, email: "confirm@example.com" }),
  ]) {
    await t.rejects(call("guest", "client_confirm_email", { token: bad }, guest()), { code: "client.token_invalid" }, bad);
  }
  t.equal(await call("guest", "client_confirm_email", { token }, guest()), true);
  t.equal(await call("guest", "client_confirm_email", { token }, guest()), true);
  t.match(await call("admin", "client_get", { id }), { email_approved: true });
  await call("admin", "client_update", { id, email: "confirmed@example.com" });
  t.match(await call("admin", "client_get", { id }), { email_approved: false });
  await t.rejects(call("guest", "client_confirm_email", { token }, guest()), { code: "client.token_invalid" });
});

t.test("no throttle key or audit row holds an address or a password", async (t) => {
  const tables = identityTables(await first.scope());
  const rows = [
    await tables.selectFrom("throttle").selectAll().execute(),
    await tables.selectFrom("activity_system").selectAll().execute(),
  ];
  const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  for (const secret of ["example.com", password, "Hopper", "argon2"]) t.notOk(text.includes(secret), secret);
});

function toAnswer(error: { code: string; status: number; message: string; details: unknown }) {
  return { code: error.code, status: error.status, message: error.message, details: error.details };
}
