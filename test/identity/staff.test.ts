import t from "tap";
import type { Actor } from "#core/events/actor.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import type { StaffView } from "#core/identity/staff/staff-view.ts";
import { testHost } from "#test/harness/test-host.ts";
import { sessionRecorder } from "./session-recorder.ts";

const host = await testHost(t);
const second = await testHost(t, { url: host.url });
const { call } = host;

const password = "a long enough one";

/** The actor that a staff row stands for. */
async function actorOf(id: number): Promise<Actor> {
  const { is_super: isSuper, permissions } = await call<StaffView>("admin", "staff_get", { id });
  return { kind: "staff", staffId: id, isSuper, permissions: new Set([...permissions, "profile.manage"]) };
}

t.test("the first administrator is made once, whichever host starts first", async (t) => {
  const scopes = [await host.scope(), await second.scope(), await host.scope(), await second.scope()];
  const made = await Promise.all(
    scopes.map((scope) => ensureFirstAdministrator(scope, { adminEmail: "Root@example.com", adminPassword: password })),
  );
  const first = made.filter((outcome) => outcome !== undefined);
  t.equal(first.length, 1);
  t.match(first[0], { email: "root@example.com", password: undefined, apiKey: /^[\w-]{43}$/ });
  const recorder = sessionRecorder();
  const as = { actor: { kind: "guest" }, ...recorder } as const;
  const { id } = await call<{ id: number }>("guest", "staff_login", { email: "root@example.com", password }, as);
  t.same(recorder.asked, [{ staffId: id }]);
  t.match(await call("admin", "profile_get", {}, await actorOf(id)), { id, is_super: true, permissions: [], has_api_key: true });
});

t.test("what is not configured is made up and told once", async (t) => {
  const other = await testHost(t);
  const made = await ensureFirstAdministrator(await other.scope(), {});
  t.match(made, { email: /@/, password: /^.{12,}$/, apiKey: /^.{43}$/ });
  t.match(await other.call("guest", "staff_login", { email: made?.email, password: made?.password }), { role: "admin" });
  t.equal(await ensureFirstAdministrator(await other.scope(), {}), undefined);
});

t.test("staff are created, changed, listed and deleted", async (t) => {
  const id = await call<number>("admin", "staff_create", {
    email: "Sue@example.com",
    name: "Sue",
    permissions: ["client.view", "client.view"],
  });
  t.match(await call("admin", "staff_get", { id }), {
    id,
    email: "sue@example.com",
    permissions: ["client.view"],
    is_super: false,
    status: "active",
  });
  t.match(await call("admin", "staff_update", { id, name: "Susan", permissions: ["activity.view"] }), {
    name: "Susan",
    permissions: ["activity.view"],
  });
  t.match(await call("admin", "staff_get_list", { search: "susan" }), { total: 1, list: [{ id }] });
  t.match(await call("admin", "staff_get_permissions"), { "client.view": String });
  await t.rejects(call("admin", "staff_create", { email: "sue@example.com", name: "x" }), { code: "staff.email_taken" });
  await t.rejects(call("admin", "staff_update", { id, email: "root@example.com" }), { code: "staff.email_taken" });
  await t.rejects(call("admin", "staff_create", { email: "y@example.com", name: "x", permissions: ["no.such"] }), {
    code: "request.invalid",
  });
  t.equal(await call("admin", "staff_delete", { id }), true);
  for (const name of ["staff_get", "staff_delete"]) await t.rejects(call("admin", name, { id }), { code: "staff.not_found" });
});

t.test("nobody gives, takes or reaches beyond what he has", async (t) => {
  const manager = await call<number>("admin", "staff_create", {
    email: "manager@example.com",
    name: "Manager",
    permissions: ["staff.view", "staff.create_and_edit_staff", "staff.delete_staff", "staff.reset_staff_password", "client.view"],
  });
  const as = await actorOf(manager);
  const junior = await call<number>("admin", "staff_create", { email: "junior@example.com", name: "J", permissions: ["client.view"] }, as);
  const senior = await call<number>("admin", "staff_create", { email: "senior@example.com", name: "S", permissions: ["client.delete"] });
  const root = (await call<{ list: StaffView[] }>("admin", "staff_get_list", { search: "root@" })).list[0]?.id;
  const refusals: readonly [string, object, string][] = [
    ["staff_create", { email: "z@example.com", name: "Z", permissions: ["client.delete"] }, "auth.not_grantable"],
    ["staff_create", { email: "z@example.com", name: "Z", is_super: true }, "staff.out_of_reach"],
    ["staff_update", { id: junior, permissions: ["client.view", "client.delete"] }, "auth.not_grantable"],
    ["staff_update", { id: manager, permissions: ["client.delete"] }, "auth.not_grantable"],
    ["staff_update", { id: manager, is_super: true }, "staff.out_of_reach"],
    ["staff_update", { id: senior, permissions: [] }, "staff.out_of_reach"],
    ["staff_update", { id: senior, email: "mine@example.com" }, "staff.out_of_reach"],
    ["staff_change_password", { id: senior, password, password_confirm: password }, "staff.out_of_reach"],
    ["staff_change_password", { id: root, password, password_confirm: password }, "staff.out_of_reach"],
    ["staff_delete", { id: root }, "staff.last_super"],
    ["staff_delete", { id: senior }, "staff.out_of_reach"],
  ];
  for (const [name, input, code] of refusals) await t.rejects(call("admin", name, input, as), { code }, `${name} ${JSON.stringify(input)}`);
  t.match(await call("admin", "staff_update", { id: junior, permissions: [] }, as), { permissions: [] });
  t.equal(await call("admin", "staff_delete", { id: junior }, as), true);
  await t.rejects(call("admin", "activity_log_get_list", {}, as), { code: "auth.forbidden" });
});

t.test("the last active super administrator stays, also when two demote each other at once", async (t) => {
  const other = await testHost(t);
  const root = { id: 0 };
  await ensureFirstAdministrator(await other.scope(), { adminEmail: "root@example.com", adminPassword: password });
  root.id = (await other.call<{ id: number }>("guest", "staff_login", { email: "root@example.com", password })).id;
  for (const change of [{ is_super: false }, { status: "inactive" }]) {
    await t.rejects(other.call("admin", "staff_update", { id: root.id, ...change }), { code: "staff.last_super", status: 409 });
  }
  await t.rejects(other.call("admin", "staff_delete", { id: root.id }), { code: "staff.last_super" });
  const peer = await other.call<number>("admin", "staff_create", { email: "peer@example.com", name: "Peer", is_super: 1 });
  const outcomes = await Promise.allSettled([
    other.call("admin", "staff_update", { id: root.id, is_super: false }),
    other.call("admin", "staff_delete", { id: peer }),
    other.call("admin", "staff_update", { id: peer, status: "inactive" }),
  ]);
  t.ok(outcomes.some(({ status }) => status === "rejected"));
  const { list } = await other.call<{ list: StaffView[] }>("admin", "staff_get_list");
  t.equal(list.filter(({ is_super, status }) => is_super && status === "active").length, 1);
});

t.test("a disabled member cannot sign in", async (t) => {
  const id = await call<number>("admin", "staff_create", { email: "gone@example.com", name: "Gone", password });
  t.match(await call("guest", "staff_login", { email: "gone@example.com", password }), { id, role: "admin" });
  await call("admin", "staff_update", { id, status: "inactive" });
  await t.rejects(call("guest", "staff_login", { email: "gone@example.com", password }), { code: "auth.invalid_credentials" });
});

t.test("members see to their own profile, key and password without being granted it", async (t) => {
  const id = await call<number>("admin", "staff_create", { email: "own@example.com", name: "Own", password });
  const as = await actorOf(id);
  t.match(await call("admin", "profile_get", {}, as), { id, has_api_key: false });
  t.match(await call("admin", "profile_generate_api_key", {}, as), /^[\w-]{43}$/);
  t.match(await call("admin", "profile_update", { name: "Owner", lang: "de" }, as), { name: "Owner", lang: "de", has_api_key: true });
  await t.rejects(call("admin", "profile_update", { email: "new@example.com" }, as), { code: "request.invalid" });
  t.match(await call("admin", "profile_update", { email: "new@example.com", current_password: password }, as), {
    email: "new@example.com",
  });
  const input = { current_password: password, new_password: "another long one", confirm_password: "another long one" };
  t.equal(await call("admin", "profile_change_password", input, as), true);
  await t.rejects(call("admin", "profile_change_password", input, as), { code: "auth.wrong_password" });
  t.match(await call("guest", "staff_login", { email: "new@example.com", password: "another long one" }), { id });
  t.equal(await call("admin", "profile_logout", {}, as), true);
});
