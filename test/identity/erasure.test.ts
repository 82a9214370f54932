import t from "tap";
import { jsonValue } from "#core/database/json-value.ts";
import type { Actor } from "#core/events/actor.ts";
import { listen } from "#core/events/hook.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { eraseClient } from "#core/identity/clients/erase-client.ts";
import { exportClientData } from "#core/identity/clients/export-client-data.ts";
import { clientErasing } from "#core/identity/hooks.ts";
import { identityTables } from "#core/identity/tables.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { testHost } from "#test/harness/test-host.ts";

const { call, scope: scopeOf } = await testHost(t);

const person = {
  first_name: "Mary",
  last_name: "Shelley",
  company: "Prometheus",
  company_vat: "GB123",
  phone: "+44 1",
  address_1: "Marchmont Street",
  address_2: "87",
  city: "London",
  postcode: "WC1",
  country: "GB",
  birthday: "1797-08-30",
  notes: "likes thunder",
};

t.test("an erased client stays as a pseudonym that opens nothing", async (t) => {
  const id = await call<number>("admin", "client_create", { email: "mary@example.com", password: "a long enough one", ...person });
  await call("admin", "profile_api_key_reset", { id });
  const scope = await scopeOf();
  const tables = identityTables(scope);
  const expires = new Date(Date.now() + 3_600_000);
  await tables
    .insertInto("session")
    .values({ id_hash: "mary", client_id: id, data: jsonValue({}), expires_at: expires, created_at: scope.now })
    .execute();

  t.equal(await call("admin", "client_delete", { email: "mary@example.com" }), true);
  const row = await tables.selectFrom("client").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  t.match(row, { email: `erased-${id}@erased.invalid`, first_name: "Erased", status: "canceled", pass: null, api_key_hash: null });
  t.ok(row.erased_at);
  for (const value of ["mary", ...Object.values(person)].filter((value) => value !== "GB")) {
    t.notOk(Object.values(row).includes(value), value);
  }
  t.equal((await tables.selectFrom("session").select("id_hash").where("client_id", "=", id).execute()).length, 0);
  t.match(await call("admin", "client_get", { id }), { id, status: "canceled", erased_at: String });
  t.match(await call("admin", "client_get_list", { id }), { total: 0 });
  t.match(await call("admin", "client_get_list", { id, erased: 1 }), { total: 1 });
  await t.rejects(call("admin", "client_get", { email: "mary@example.com" }), { code: "client.not_found" });
  await t.rejects(call("admin", "client_delete", { id }), { code: "client.erased" });
  await t.rejects(call("admin", "client_update", { id, status: "active" }), { code: "client.erased" });
  await t.rejects(call("admin", "profile_api_key_reset", { id }), { code: "client.erased" });
  await t.rejects(call("guest", "client_login", { email: `erased-${id}@erased.invalid`, password: "a long enough one" }), {
    code: "auth.invalid_credentials",
  });
  t.type(await call("admin", "client_create", { email: "mary@example.com", first_name: "Another" }), "number");
});

t.test("the lanes of the erasure run in lock order, and a refusal keeps the client whole", async (t) => {
  const id = await call<number>("admin", "client_create", { email: "lanes@example.com", first_name: "L" });
  const ran: string[] = [];
  const listeners = [...lockLanes].reverse().map((lane) => ({
    ...listen(clientErasing, async (_, { clientId }) => void ran.push(`${lane} ${clientId}`), { lane, guards: true }),
    module: "test",
  }));
  const scope = await scopeOf();
  const refusing = {
    ...listeners[0],
    lane: "coupons",
    handle: async () => Promise.reject(new AppError({ code: "test.no", status: 409, message: "No." })),
  };
  const refused = { ...scope.wiring, listeners: (hook: string) => (hook === clientErasing.name ? [...listeners, refusing] : []) };
  await t.rejects(
    scope.transaction((inner) =>
      eraseClient(
        {
          ...inner,
          wiring: refused as typeof scope.wiring,
          transaction: (work) => work({ ...inner, wiring: refused as typeof scope.wiring }),
        },
        id,
      ),
    ),
    { code: "test.no" },
  );
  t.same(
    ran,
    lockLanes.map((lane) => `${lane} ${id}`),
  );
  t.match(await call("admin", "client_get", { id }), { email: "lanes@example.com", erased_at: null });
});

t.test("everything stored about a client can be had, and nothing that opens a door", async (t) => {
  const id = await call<number>("admin", "client_create", { email: "export@example.com", password: "a long enough one", ...person });
  await call("admin", "profile_api_key_reset", { id });
  const data = await call<Record<string, unknown>>("admin", "client_export_data", { id });
  t.match(data, {
    client: { id, email: "export@example.com", last_name: "Shelley", notes: "likes thunder" },
    sessions: [],
    activity: Array,
  });
  t.notMatch(JSON.stringify(data), /argon2|api_key_hash|"pass"/);
  const actor: Actor = { kind: "client", clientId: id };
  t.match(await call("client", "profile_export", {}, actor), { client: { id } });

  const scope = await scopeOf();
  const provided = (point: { id: string }) => (point.id === clientDataSources.id ? [async () => ({ orders: [1, 2] })] : []);
  const wiring = { ...scope.wiring, provided: provided as typeof scope.wiring.provided };
  t.match(await exportClientData({ ...scope, wiring }, id), { client: { id }, orders: [1, 2] });
});
