import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { ConfigurationError } from "#config/configuration-error.ts";
import { envExample } from "#config/env-example.ts";
import { readEnvironment } from "#config/environment.ts";

const faultsOf = (source: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

t.test("everything has a default", (t) => {
  t.strictSame(readEnvironment({ HOST: "", PORT: "  " }), {
    host: "127.0.0.1",
    port: 3_000,
    trustProxy: [],
    dataDir: "var",
    shopCurrency: "USD",
    shopTimezone: "UTC",
    shopCountry: "US",
    taxInclusive: false,
    workers: 2,
    modulesPath: [],
    logLevel: "info",
    testClock: false,
    demo: undefined,
  });
  t.end();
});

t.test("every variable is read", (t) => {
  const secret = "s".repeat(32);
  const environment = readEnvironment({
    HOST: "0.0.0.0",
    PORT: "0",
    PUBLIC_URL: "https://shop.example.com/",
    TRUST_PROXY: "loopback, 10.0.0.0/8,::1",
    DATABASE_URL: "postgres://user:word@db.example.com/shop?sslmode=require",
    DATA_DIR: "/srv/largesse",
    APP_SECRET: secret,
    ADMIN_EMAIL: "owner@example.com",
    ADMIN_PASSWORD: "a good one",
    ADMIN_API_KEY: secret,
    DEMO: "0",
    SHOP_CURRENCY: "eur",
    SHOP_TIMEZONE: "Europe/Berlin",
    SHOP_COUNTRY: "de",
    TAX_INCLUSIVE: "true",
    MAIL_URL: "smtps://user:word@mail.example.com",
    WORKERS: "0",
    LOG_LEVEL: "debug",
    TEST_CLOCK: "1",
  });
  t.match(environment, {
    port: 0,
    publicUrl: "https://shop.example.com",
    trustProxy: ["loopback", "10.0.0.0/8", "::1"],
    appSecret: secret,
    demo: false,
    shopCurrency: "EUR",
    shopCountry: "DE",
    taxInclusive: true,
    workers: 0,
    testClock: true,
  });
  t.end();
});

t.test("all faults are told at once, without the values", (t) => {
  const source = {
    PORT: "70000",
    PUBLIC_URL: "shop.example.com",
    TRUST_PROXY: "everyone",
    DATABASE_URL: "mysql://root:hunter2@localhost/shop",
    APP_SECRET: "hunter2",
    ADMIN_EMAIL: "hunter2",
    ADMIN_PASSWORD: "hunter2",
    ADMIN_API_KEY: "hunter2",
    DEMO: "maybe",
    SHOP_CURRENCY: "QQQ",
    SHOP_TIMEZONE: "Mars/Olympus",
    SHOP_COUNTRY: "USA",
    WORKERS: "1e3",
    LOG_LEVEL: "loud",
    MAIL_URL: "http://hunter2",
  };
  const faults = faultsOf(source);
  t.same(faults.map((fault) => fault.split(":")[0]).toSorted(), Object.keys(source).toSorted());
  t.notMatch(faults.join("\n"), /hunter2/);
  t.throws(() => readEnvironment(source), /^The configuration has 15 faults:\n- /);
  t.end();
});

t.test("a secret may lie in a file, but not in both places", (t) => {
  const folder = t.testdir();
  const file = join(folder, "secret");
  writeFileSync(file, `${"k".repeat(40)}\n`);
  t.equal(readEnvironment({ ADMIN_API_KEY_FILE: file }).adminApiKey, "k".repeat(40));
  t.match(faultsOf({ ADMIN_API_KEY_FILE: file, ADMIN_API_KEY: "k".repeat(40) }), [/^ADMIN_API_KEY: Both/]);
  t.match(faultsOf({ APP_SECRET_FILE: join(folder, "missing") }), [/^APP_SECRET_FILE: The file cannot be read/]);
  t.equal(readEnvironment({ HOST_FILE: file }).host, "127.0.0.1", "what is no secret has no file");
  t.end();
});

t.test("the demo shop is only served on this machine", (t) => {
  for (const HOST of ["127.0.0.1", "127.1.2.3", "localhost", "::1"]) t.equal(readEnvironment({ HOST, DEMO: "1" }).demo, true, HOST);
  for (const HOST of ["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.example.com"]) {
    t.match(faultsOf({ HOST, DEMO: "1" }), [/^DEMO: /], HOST);
    t.equal(readEnvironment({ HOST }).demo, false, HOST);
  }
  t.end();
});

t.test("the committed .env.example is what the schema says", (t) => {
  t.equal(readFileSync(new URL("../../.env.example", import.meta.url), "utf8"), envExample());
  t.end();
});
