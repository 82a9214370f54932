import t from "tap";
import type { ClientForStaff } from "#core/identity/clients/client-view.ts";
import type { Page } from "#core/kernel/page.ts";
import { testHost } from "#test/harness/test-host.ts";

const { call } = await testHost(t);

t.test("staff create, read, list and change clients", async (t) => {
  const id = await call<number>("admin", "client_create", {
    email: " Ada@Example.com ",
    first_name: "Ada",
    last_name: "Lovelace",
    company: "Engines 100%",
    country: "gb",
    currency: "usd",
    birthday: "1815-12-10",
    tax_exempt: 1,
  });
  const client = await call<ClientForStaff>("admin", "client_get", { id });
  t.match(client, {
    id,
    email: "ada@example.com",
    email_approved: false,
    status: "active",
    first_name: "Ada",
    last_name: "Lovelace",
    group_id: null,
    group: null,
    company: "Engines 100%",
    country: "GB",
    currency: "USD",
    birthday: "1815-12-10",
    tax_exempt: true,
    has_password: false,
    has_api_key: false,
    erased_at: null,
  });
  t.notOk("pass" in client || "api_key_hash" in client);
  t.same(await call("admin", "client_get", { email: "ADA@example.com" }), client);

  const changed = await call<ClientForStaff>("admin", "client_update", {
    id: String(id),
    company: "",
    city: "London",
    email: "ada@example.org",
  });
  t.match(changed, { id, email: "ada@example.org", company: null, city: "London", first_name: "Ada", tax_exempt: true });
  t.match(await call("admin", "client_update", { email: "ada@example.org", email_approved: true, notes: "met at a fair" }), {
    id,
    email_approved: true,
    notes: "met at a fair",
  });
});

t.test("what cannot be", async (t) => {
  const id = await call<number>("admin", "client_create", { email: "bob@example.com", first_name: "Bob" });
  const refusals: readonly [string, unknown, string][] = [
    ["client_create", { email: "BOB@example.com", first_name: "Bob" }, "client.email_taken"],
    ["client_create", { email: "no address", first_name: "Bob" }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "" }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "X", password: "short" }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "X", currency: "XQX" }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "X", birthday: "2001-02-29" }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "X", unknown: 1 }, "request.invalid"],
    ["client_create", { email: "x@example.com", first_name: "X", group_id: 999 }, "client_group.not_found"],
    ["client_get", {}, "request.invalid"],
    ["client_get", { id: 99_999 }, "client.not_found"],
    ["client_get", { email: "nobody@example.com" }, "client.not_found"],
    ["client_update", { id: 99_999, city: "Rome" }, "client.not_found"],
    ["client_update", { id, group_id: 999 }, "client_group.not_found"],
    ["client_update", { id, status: "gone" }, "request.invalid"],
    ["client_delete", { id: 99_999 }, "client.not_found"],
  ];
  for (const [name, input, code] of refusals) await t.rejects(call("admin", name, input), { code }, `${name} ${JSON.stringify(input)}`);
  const other = await call<number>("admin", "client_create", { email: "carl@example.com", first_name: "Carl" });
  await t.rejects(call("admin", "client_update", { id: other, email: "bob@example.com" }), { code: "client.email_taken" });
});

t.test("lists are filtered and paged, wildcards mean themselves", async (t) => {
  const group = await call<number>("admin", "client_group_create", { title: "Listed" });
  for (const index of [1, 2, 3, 4, 5]) {
    await call("admin", "client_create", {
      email: `listed${index}@example.net`,
      first_name: "Listed",
      last_name: `Number ${index}`,
      company: index === 1 ? "50%_off" : "500 offers",
      group_id: group,
    });
  }
  const list = (filters: object) => call<Page<ClientForStaff>>("admin", "client_get_list", { group_id: group, ...filters });
  t.match(await list({ per_page: 2, page: 2 }), { pages: 3, page: 2, per_page: 2, total: 5 });
  t.same(
    (await list({ per_page: 2, page: 2 })).list.map(({ last_name }) => last_name),
    ["Number 3", "Number 2"],
  );
  t.equal((await list({ search: "50%_o" })).total, 1);
  t.equal((await list({ search: "LISTED number 4" })).total, 1);
  t.equal((await list({ search: "listed3@" })).total, 1);
  t.equal((await list({ search: "0 offers" })).total, 4);
  t.equal((await list({ search: "nu" })).total, 5, "two letters begin a word");
  t.equal((await list({ search: "um" })).total, 0, "inside words they are looked for with a third");
  t.equal((await list({ search: "umb" })).total, 5);
  t.equal((await list({ name: "um" })).total, 5);
  t.equal((await list({ name: "number" })).total, 5);
  t.equal((await list({ company: "offers" })).total, 4);
  t.equal((await list({ email: "Listed5@example.net" })).total, 1);
  t.equal((await list({ status: "suspended" })).total, 0);
  t.equal((await list({ date_from: "2000-01-01", date_to: "2000-12-31" })).total, 0);
  t.equal((await list({ date_from: "2000-01-01" })).total, 5);
  await t.rejects(list({ date_from: "yesterday" }), { code: "request.invalid", details: { date_from: /date/ } });
  await t.rejects(list({ per_page: 501 }), { code: "request.invalid" });
});

t.test("groups", async (t) => {
  const id = await call<number>("admin", "client_group_create", { title: "Friends" });
  const member = await call<number>("admin", "client_create", { email: "friend@example.com", first_name: "F", group_id: id });
  t.match(await call("admin", "client_get", { id: member }), { group_id: id, group: "Friends" });
  t.equal(await call("admin", "client_group_update", { id, title: "Family" }), true);
  t.match(await call("admin", "client_group_get", { id }), { id, title: "Family", clients: 1 });
  t.match(await call("admin", "client_group_get_pairs"), { [id]: "Family" });
  t.ok((await call<Page<{ id: number }>>("admin", "client_group_get_list")).list.some((group) => group.id === id));
  await t.rejects(call("admin", "client_group_delete", { id }), { code: "client_group.in_use", details: { clients: 1 } });
  await call("admin", "client_update", { id: member, group_id: null });
  t.equal(await call("admin", "client_group_delete", { id }), true);
  for (const name of ["client_group_get", "client_group_delete"]) {
    await t.rejects(call("admin", name, { id }), { code: "client_group.not_found" });
  }
  await t.rejects(call("admin", "client_group_update", { id, title: "x" }), { code: "client_group.not_found" });
});

t.test("two sign-ups with one address at the same time make one client", async (t) => {
  const input = { email: "race@example.com", first_name: "R" };
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => call<number>("admin", "client_create", input)));
  t.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  for (const outcome of outcomes) if (outcome.status === "rejected") t.match(outcome.reason, { code: "client.email_taken" });
});
