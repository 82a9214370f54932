import { brotliDecompressSync } from "node:zlib";
import { fastify } from "fastify";
import t from "tap";
import { addressGroup } from "#core/api/address-hash.ts";
import { answerError } from "#core/api/answer-error.ts";
import { negotiateLanguage } from "#core/api/negotiate-language.ts";
import { buildApp } from "#core/app/build-app.ts";
import { pressure } from "#core/app/pressure.ts";
import { ADMIN_KEY, asAdmin, testApp } from "./test-app.ts";

t.test("every answer carries headers that make a browser careful", async (t) => {
  const { get } = await testApp(t);
  for (const path of ["/", "/api/guest/sample/echo", "/nowhere", "/health/live"]) {
    const { headers } = await get(path);
    const policy = String(headers["content-security-policy"]);
    t.match(policy, /script-src 'self';style-src 'self'/, path);
    t.notMatch(policy, /unsafe/, path);
    t.match(headers, {
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "x-request-id": /.+/,
    });
    t.equal(headers["strict-transport-security"], undefined);
    t.equal(headers["server"], undefined);
  }
});

t.test("health tells whether the process lives and whether it may be sent requests", async (t) => {
  const { get, host } = await testApp(t);
  t.match(await get("/health/live"), { status: 200, text: '{"status":"ok"}', headers: { "cache-control": "no-store" } });
  t.match(await get("/health/ready"), { status: 200, text: '{"status":"ok"}' });
  const readiness = { isDraining: true };
  const stopping = await buildApp(host, readiness);
  t.teardown(() => stopping.close());
  t.equal((await stopping.inject("/health/ready")).statusCode, 503);
  t.equal((await stopping.inject("/health/live")).statusCode, 200);
});

t.test("migrations that wait make a host not ready", async (t) => {
  const { host } = await testApp(t);
  const behind = await buildApp({ ...host, pendingMigrations: async () => ["core/9999-later"] });
  t.teardown(() => behind.close());
  t.match((await behind.inject("/health/ready")).json(), { status: "migrations_pending" });
});

t.test("a process that is far behind turns requests away, but says that it lives", async (t) => {
  const { host } = await testApp(t);
  const app = fastify();
  t.teardown(() => app.close());
  app.setErrorHandler((error, request, reply) => answerError(host, error, request, reply));
  await app.register(pressure, { mostDelayMs: 0.000_001 });
  app.get("/", async () => "reached");
  app.get("/health/live", async () => "alive");
  await app.ready();
  let reply = await app.inject("/");
  for (let tries = 0; tries < 100 && reply.statusCode === 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    reply = await app.inject("/");
  }
  t.equal(reply.statusCode, 503);
  t.equal(reply.headers["retry-after"], "5");
  t.match(reply.json(), { error: { code: "busy" } });
  t.equal((await app.inject("/health/live")).body, "alive");
});

t.test("metrics are for this machine and for staff with a key", async (t) => {
  const { send, get } = await testApp(t);
  await get("/health/live");
  const own = await get("/metrics");
  t.equal(own.status, 200);
  t.match(own.text, /largesse_http_request_seconds_bucket/);
  t.match(own.text, /largesse_database_statements_total \d+/);
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    send({ method: "GET", url: "/metrics", remoteAddress, headers });
  t.equal((await from("203.0.113.7")).status, 401);
  t.equal((await from("127.0.0.1", { "x-forwarded-for": "203.0.113.7" })).status, 401, "passed on by a proxy");
  t.equal((await from("203.0.113.7", asAdmin)).status, 200);
  t.equal((await from("203.0.113.7", { authorization: `Bearer ${ADMIN_KEY}x` })).status, 401);
});

t.test("the reference is served from here, under a policy of its own", async (t) => {
  const { get } = await testApp(t);
  t.match(await get("/docs"), { status: 301, headers: { location: "/docs/" } });
  const page = await get("/docs/");
  t.equal(page.status, 200);
  const policy = String(page.headers["content-security-policy"]);
  t.match(policy, /script-src 'self' 'sha256-[^']+';/);
  t.notMatch(policy, /https?:|unsafe-eval/);
  t.notMatch(page.text, /(?:src|href)="(?:https?:)?\/\//);
  t.match(page.text, /"url": "\/openapi.json"/);
  const script = await get("/docs/js/scalar.js");
  t.ok(script.text.length > 1_000_000);
  t.match(await get("/docs/js/scalar.js", { "if-none-match": String(script.headers.etag) }), { status: 304 });
});

t.test("large answers are compressed on request", async (t) => {
  const { app } = await testApp(t);
  const reply = await app.inject({ url: "/openapi.json", headers: { "accept-encoding": "br" } });
  t.equal(reply.headers["content-encoding"], "br");
  t.match(JSON.parse(brotliDecompressSync(reply.rawPayload).toString()), { openapi: "3.1.0" });
});

t.test("the first page says what this is", async (t) => {
  const { get } = await testApp(t);
  const page = await get("/");
  t.equal(page.status, 200);
  t.match(page.text, /<a href="\/docs\/">/);
});

t.test("a proxy's word on the address counts only when the proxy is trusted", async (t) => {
  const seen = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    const { app } = await testApp(t, { environment });
    let address = "";
    app.addHook("onRequest", async (request) => {
      address = request.ip;
    });
    await app.inject({ url: "/health/live", headers: { "x-forwarded-for": "203.0.113.7" } });
    return address;
  };
  t.equal(await seen({}), "127.0.0.1");
  t.equal(await seen({ TRUST_PROXY: "loopback" }), "203.0.113.7");
});

t.test("addresses are counted alone, IPv6 by its network", async (t) => {
  t.equal(addressGroup("203.0.113.7"), "203.0.113.7");
  t.equal(addressGroup("::ffff:203.0.113.7"), "203.0.113.7");
  t.equal(addressGroup("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  t.equal(addressGroup("2001:DB8:1:2::9"), "2001:db8:1:2::/64");
  t.equal(addressGroup("2001:db8::1"), "2001:db8:0:0::/64");
  t.equal(addressGroup("::1"), "0:0:0:0::/64");
  t.equal(addressGroup("fe80::1%eth0"), "fe80:0:0:0::/64");
});

t.test("the language the caller likes best among ours", async (t) => {
  const expected = {
    de: "de",
    "de-CH, en;q=0.9": "de",
    "en, de": "en",
    "fr, de;q=0.2": "de",
    "de;q=0": "en",
    "": "en",
    "*": "en",
    DE: "de",
  } as const;
  for (const [header, language] of Object.entries(expected)) t.equal(negotiateLanguage(header), language, header);
  t.equal(negotiateLanguage(undefined), "en");
});
