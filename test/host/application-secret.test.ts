import t from "tap";
import { ConfigurationError } from "#config/configuration-error.ts";
import { freshDatabase } from "#test/harness/fresh-database.ts";
import { migratedTemplate } from "#test/harness/migrated-template.ts";
import { testHost } from "#test/harness/test-host.ts";

const one = { APP_SECRET: "the-first-application-secret-0123456789" };
const other = { APP_SECRET: "another-application-secret-9876543210-ab" };
const none = { APP_SECRET: "" };

t.test("keys differ by purpose and agree on all hosts", async (t) => {
  const first = await testHost(t, { environment: one });
  const second = await testHost(t, { environment: one, url: first.url });
  t.same(first.host.secrets.keyFor("card"), second.host.secrets.keyFor("card"));
  t.notSame(first.host.secrets.keyFor("card"), first.host.secrets.keyFor("session"));
  t.equal(first.host.secrets.keyFor("card").length, 32);
});

t.test("another secret than the database's is refused at the start", async (t) => {
  const { url } = await testHost(t, { environment: one });
  await t.rejects(testHost(t, { environment: other, url }), ConfigurationError);
  await t.rejects(testHost(t, { environment: other, url }), { message: /APP_SECRET is not the secret this database was set up with/ });
});

t.test("a secret that was configured once has to stay configured", async (t) => {
  const { url } = await testHost(t, { environment: one });
  await t.rejects(testHost(t, { environment: none, url }), { message: /was set up with an APP_SECRET/ });
});

t.test("without one, a secret is generated once per database, and a warning says so", async (t) => {
  const first = await testHost(t, { environment: none });
  t.ok(first.logged.some(({ level, message }) => level === "warn" && /No APP_SECRET/.test(message)));
  const second = await testHost(t, { environment: none, url: first.url });
  t.same(first.host.secrets.keyFor("card"), second.host.secrets.keyFor("card"));
  t.notOk(second.logged.some(({ message }) => /No APP_SECRET/.test(message)));
  await t.rejects(testHost(t, { environment: one, url: first.url }), ConfigurationError);
});

t.test("hosts that start at the same time agree on one", async (t) => {
  const { url } = await freshDatabase(t, { template: migratedTemplate });
  const hosts = await Promise.all(Array.from({ length: 4 }, () => testHost(t, { environment: none, url, poolMax: 2 })));
  t.equal(new Set(hosts.map(({ host }) => host.secrets.keyFor("card").toString("hex"))).size, 1);
});
