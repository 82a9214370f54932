import t from "tap";
import { jsonValue } from "#core/database/json-value.ts";
import { schemaDrift } from "#core/database/migrations.ts";
import type { ExtensionView } from "#core/host/extensions/list-extensions.ts";
import { raiseRevision } from "#core/host/host-state-row.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import { hostTables } from "#core/host/tables.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import { ledgerHost } from "./ledger-host.ts";

async function extensionOf({ call }: TestHost, id: string): Promise<ExtensionView | undefined> {
  const list = await call<ExtensionView[]>("admin", "extension_get_list");
  return list.find((extension) => extension.id === id);
}

t.test("enabling and disabling a module is seen by every host at its next call", async (t) => {
  const first = await ledgerHost(t);
  const second = await testHost(t, { url: first.url, catalogue: first.host.catalogue });
  t.equal(await second.call("guest", "ledger_greet"), "Hello");

  t.same(await first.call("admin", "extension_deactivate", { id: "ledger", type: "mod" }), {
    id: "ledger",
    type: "mod",
    status: "deactivated",
  });
  await t.rejects(second.call("guest", "ledger_greet"), /no method/);
  t.equal(await second.call("guest", "extension_is_on", { mod: "ledger" }), false);
  t.match(await extensionOf(second, "ledger"), { status: "deactivated", active: false });

  await second.call("admin", "extension_activate", { id: "mod_ledger" });
  t.equal(await first.call("guest", "ledger_greet"), "Hello");
  t.equal(await first.call("guest", "extension_is_on", { id: "ledger" }), true);
});

t.test("a disabled module takes no part: its methods and permissions are gone, its rows stay", async (t) => {
  const host = await ledgerHost(t);
  await host.call("admin", "ledger_write", { amount: 5 });
  t.ok((await host.scope()).wiring.permissions.has("ledger.view"));
  await host.call("admin", "extension_deactivate", { id: "ledger" });
  t.notOk((await host.scope()).wiring.permissions.has("ledger.view"));
  await host.call("admin", "extension_activate", { id: "ledger" });
  await host.call("admin", "extension_deactivate", { id: "ledger" });
  await t.rejects(host.call("admin", "extension_uninstall", { id: "ledger" }), { code: "extension.open_balances" });
});

t.test("a module that others require stays on, and one whose requirement is off cannot be put on", async (t) => {
  const host = await ledgerHost(t, [{ id: "on-top", requires: ["ledger"] }]);
  await t.rejects(host.call("admin", "extension_deactivate", { id: "ledger" }), {
    code: "extension.required",
    status: 409,
    details: { required_by: ["on-top"] },
  });
  await host.call("admin", "extension_deactivate", { id: "on-top" });
  await host.call("admin", "extension_deactivate", { id: "ledger" });
  await t.rejects(host.call("admin", "extension_activate", { id: "on-top" }), {
    code: "extension.requires",
    details: { requires: ["ledger"] },
  });
  await t.rejects(host.call("admin", "extension_uninstall", { id: "ledger" }), { code: "extension.required" });
});

t.test("uninstalling is refused while the module is on or its ledger holds value; then its tables go, and come back empty", async (t) => {
  const host = await ledgerHost(t);
  await t.rejects(host.call("admin", "extension_uninstall", { id: "ledger" }), { code: "extension.not_deactivated", status: 409 });
  await host.call("admin", "ledger_write", { amount: 5 });
  await host.call("admin", "extension_config_save", { ext: "mod_ledger", greeting: "Hi" });
  await host.call("admin", "extension_deactivate", { id: "ledger" });
  await t.rejects(host.call("admin", "extension_uninstall", { id: "ledger" }), {
    code: "extension.open_balances",
    status: 409,
    details: { balances: ["The ledger holds 5."] },
  });

  await host.call("admin", "extension_activate", { id: "ledger" });
  await host.call("admin", "ledger_write", { amount: -5 });
  await host.call("admin", "extension_deactivate", { id: "ledger" });
  await host.call("admin", "extension_uninstall", { id: "ledger" });
  t.match(await extensionOf(host, "ledger"), { status: "uninstalled", active: false });
  t.match(await schemaDrift(host.host.database), /create table "ledger_entry"/);
  t.same(await host.host.pendingMigrations(), []);
  t.same(await migrateAll(host.host.database, host.host.catalogue), [], "a start does not bring it back");
  await t.rejects(host.call("admin", "extension_deactivate", { id: "ledger" }), { code: "extension.not_installed" });

  await host.call("admin", "extension_activate", { id: "ledger" });
  await host.call("admin", "ledger_write", { amount: 1 });
  t.equal(await host.call("guest", "ledger_greet"), "Hello", "the settings are the defaults again");
  t.same(await host.host.pendingMigrations(), []);
});

t.test("unknown and faulty extensions are told apart", async (t) => {
  const host = await ledgerHost(t, [{ id: "broken", code: "throw new Error('torn');" }]);
  await t.rejects(host.call("admin", "extension_activate", { id: "nothing" }), { code: "extension.not_found", status: 404 });
  await t.rejects(host.call("admin", "extension_activate", { id: "broken" }), {
    code: "extension.faulty",
    details: { fault: "Error: torn" },
  });
  t.match(await extensionOf(host, "broken"), { active: false, failures: 1, fault: "Error: torn" });
});

t.test("a module that fails three starts in a row is disabled, and the host starts without it", async (t) => {
  const first = await ledgerHost(t, [{ id: "broken", code: "throw new Error('torn');" }]);
  const start = (): Promise<TestHost> => testHost(t, { url: first.url, catalogue: first.host.catalogue });
  t.match(await extensionOf(first, "broken"), { status: "installed", failures: 1 });
  t.match(await extensionOf(await start(), "broken"), { status: "installed", failures: 2 });
  const third = await start();
  t.match(await extensionOf(third, "broken"), { status: "failed", failures: 3, fault: "Error: torn" });
  t.equal(await third.call("guest", "ledger_greet"), "Hello", "the others work");
  t.ok(third.logged.some(({ level, message }) => level === "error" && /three times/.test(message)));
  t.match(await extensionOf(await start(), "broken"), { status: "failed", failures: 3 });
});

t.test("a module that loads again is counted anew; one that was disabled for failing waits to be activated", async (t) => {
  const host = await ledgerHost(t);
  const broken = { ...host.host.catalogue, modules: [], faults: [{ id: "ledger", manifest: undefined, fault: "torn" }] };
  const start = (catalogue = host.host.catalogue): Promise<TestHost> => testHost(t, { url: host.url, catalogue });
  await start(broken);
  await start(broken);
  t.match(await extensionOf(await start(), "ledger"), { status: "installed", failures: 0, fault: null, active: true });
  for (let times = 0; times < 3; times += 1) await start(broken);
  const mended = await start();
  t.match(await extensionOf(mended, "ledger"), { status: "failed", active: false });
  await mended.call("admin", "extension_activate", { id: "ledger" });
  t.match(await extensionOf(mended, "ledger"), { status: "installed", failures: 0, fault: null, active: true });
});

t.test("settings are checked by the module's schema, partly changed, and seen by every host", async (t) => {
  const host = await ledgerHost(t);
  const other = await testHost(t, { url: host.url, catalogue: host.host.catalogue });
  t.same(await host.call("admin", "extension_config_get", { ext: "mod_ledger" }), {
    ext: "mod_ledger",
    greeting: "Hello",
    is_open: true,
    api_token: "",
  });
  await host.call("admin", "extension_config_save", { ext: "mod_ledger", greeting: "Servus", api_token: "secret-token" });
  await host.call("admin", "extension_config_save", { ext: "ledger", is_open: "0", api_token: "********" });
  t.same(await other.call("admin", "extension_config_get", { ext: "ledger" }), {
    ext: "mod_ledger",
    greeting: "Servus",
    is_open: false,
    api_token: "********",
  });
  t.equal(await other.call("guest", "ledger_greet"), "Servus");
  t.same(await other.call("guest", "extension_settings", { ext: "mod_ledger" }), { greeting: "Servus" });

  const refusals = [
    { given: { colour: "red" }, details: { colour: "Is not a known field." } },
    { given: { greeting: "much too long for a greeting" }, details: { greeting: String } },
    { given: { is_open: "perhaps" }, details: { is_open: String } },
  ];
  for (const { given, details } of refusals) {
    await t.rejects(host.call("admin", "extension_config_save", { ext: "ledger", ...given }), { code: "request.invalid", details });
  }
  await host.call("admin", "extension_config_save", { ext: "ledger", greeting: null });
  t.equal(await other.call("guest", "ledger_greet"), "Hello");
  const { config } = await hostTables(host.host.database)
    .selectFrom("extension")
    .select("config")
    .where("name", "=", "ledger")
    .executeTakeFirstOrThrow();
  t.same(config, { isOpen: false, apiToken: "secret-token" });
});

t.test("saved settings that no longer fit fall back to the defaults and are reported", async (t) => {
  const host = await ledgerHost(t);
  const { db } = host.host.database;
  await hostTables({ db })
    .updateTable("extension")
    .set({ config: jsonValue({ greeting: 5 }) })
    .where("name", "=", "ledger")
    .execute();
  await raiseRevision(db);
  t.equal(await host.call("guest", "ledger_greet"), "Hello");
  t.ok(host.logged.some(({ level, message }) => level === "warn" && /no longer fit/.test(message)));
});

t.test("a listener of a module may refuse, and its sentences are translated", async (t) => {
  const host = await ledgerHost(t);
  await host.call("admin", "extension_config_save", { ext: "ledger", is_open: false });
  await t.rejects(host.call("admin", "system_update_params", { company: "New" }), { code: "ledger.closed" });
  t.equal(host.host.translate("de", "ledger.closed"), "Das Buch ist geschlossen.");
  t.equal(host.host.translate("en", "ledger.closed"), "The ledger is closed.");
  t.equal(
    host.host.translate("de", "extension.required", { id: "a", required_by: ["b", "c"] }),
    "Die Erweiterung a wird von b, c benötigt.",
  );
  t.equal(
    host.host.translate("en", "extension.requires", { id: "$t(x)" }),
    "The extension $t(x) requires {requires}, which is not active.",
  );
  t.equal(host.host.translate("en", "nothing.known"), undefined);
});

t.test("changing modules needs its permission", async (t) => {
  const host = await ledgerHost(t);
  const viewer = { kind: "staff", staffId: 2, isSuper: false, permissions: new Set(["extension.view"]) } as const;
  t.ok(Array.isArray(await host.call("admin", "extension_get_list", {}, viewer)));
  await t.rejects(host.call("admin", "extension_deactivate", { id: "ledger" }, viewer), { code: "auth.forbidden" });
});
