import { sql } from "kysely";
import t from "tap";
import { jsonValue } from "#core/database/json-value.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { type PrincipalRow, principalByKey, principalBySession, principalOf } from "#core/identity/find-principal.ts";
import { identityTables } from "#core/identity/tables.ts";
import { testHost } from "#test/harness/test-host.ts";

const { call, scope: scopeOf } = await testHost(t);
const { db } = await scopeOf();

async function byKey(key: string) {
  const { rows } =
    await sql<PrincipalRow>`select p.* from (select 1) as host left join lateral (${principalByKey(hashApiKey(key))}) as p on true`.execute(
      db,
    );
  return rows[0] === undefined ? undefined : principalOf(rows[0]);
}

async function bySession(name: string) {
  const { rows } = await principalBySession(name).execute(db);
  return rows[0];
}

t.test("a key opens the account it was made for, until it is replaced", async (t) => {
  const client = await call<number>("admin", "client_create", { email: "key@example.com", first_name: "K", lang: "de", country: "AT" });
  const key = await call<string>("admin", "profile_api_key_reset", { id: client });
  t.ok(key.length >= 32);
  t.same(await byKey(key), { actor: { kind: "client", clientId: client }, isActive: true, language: "de", country: "AT" });
  const next = await call<string>("client", "profile_api_key_reset", {}, { kind: "client", clientId: client });
  t.equal(await byKey(key), undefined);
  await call("admin", "client_update", { id: client, status: "suspended" });
  t.match(await byKey(next), { isActive: false });
  t.equal(await byKey("no such key"), undefined);
});

t.test("a staff key carries its permissions, and the implied one", async (t) => {
  const id = await call<number>("admin", "staff_create", { email: "staff@example.com", name: "S", permissions: ["client.view"] });
  const key = await call<string>(
    "admin",
    "profile_generate_api_key",
    {},
    { kind: "staff", staffId: id, isSuper: true, permissions: new Set() },
  );
  const principal = await byKey(key);
  t.match(principal, { actor: { kind: "staff", staffId: id, isSuper: false }, isActive: true, language: undefined });
  t.same(principal?.actor.kind === "staff" && [...principal.actor.permissions], ["client.view", "profile.manage"]);
  await call("admin", "staff_update", { id, status: "inactive" });
  t.match(await byKey(key), { isActive: false });
});

t.test("a session leads to its account, a guest's to nobody, one that is over to nothing", async (t) => {
  const client = await call<number>("admin", "client_create", { email: "session@example.com", first_name: "S" });
  const soon = new Date(Date.now() + 60_000);
  const rows = [
    { id_hash: "client", client_id: client, expires_at: soon },
    { id_hash: "guest", client_id: null, expires_at: soon },
    { id_hash: "over", client_id: client, expires_at: new Date(Date.now() - 1_000) },
  ];
  for (const row of rows)
    await identityTables({ db })
      .insertInto("session")
      .values({ ...row, data: jsonValue({ of: row.id_hash }), created_at: soon })
      .execute();
  const signedIn = await bySession("client");
  t.match(signedIn, { session_data: { of: "client" }, session_expires_at: soon });
  t.match(signedIn && principalOf(signedIn), { actor: { kind: "client", clientId: client }, isActive: true });
  const guest = await bySession("guest");
  t.match(guest, { principal_kind: null, session_data: { of: "guest" } });
  t.equal(guest && principalOf(guest), undefined);
  t.equal(await bySession("over"), undefined);
  await call("admin", "client_update", { id: client, status: "suspended" });
  t.equal(await bySession("client"), undefined, "suspending ends sessions");
});
