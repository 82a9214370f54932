import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import t from "tap";
import { freshDatabase, type TestLife } from "#test/harness/fresh-database.ts";

type Started = {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly output: () => string;
  readonly faults: () => string;
};

function start(t: TestLife, environment: Readonly<Record<string, string>>): Started {
  const main = new URL("../../core/app/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { PATH: "/usr/bin:/bin", WORKERS: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let faults = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (faults += chunk));
  t.teardown(() => void child.kill("SIGKILL"));
  return { child, output: () => output, faults: () => faults };
}

async function listening({ child, output, faults }: Started): Promise<string> {
  for (;;) {
    const [, address] = /^listening on (http:\/\/\S+)$/m.exec(output()) ?? [];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output()} ${faults()}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
}

async function ended({ child }: Started): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

t.test("a host starts, prints its secrets once, answers, and stops in an orderly way", async (t) => {
  const { url } = await freshDatabase(t);
  const environment = { DATABASE_URL: url, PORT: "0", ADMIN_EMAIL: "boss@shop.example", DEMO: "0" };
  const first = start(t, environment);
  const address = await listening(first);
  const [, password] = /^ {2}password {2}(\S+)$/m.exec(first.output()) ?? [];
  const [, key] = /^ {2}API key {3}(\S{32,})$/m.exec(first.output()) ?? [];
  t.match(first.output(), /boss@shop\.example/);
  t.ok(password);
  const profile = await fetch(`${address}/api/admin/profile/get`, { headers: { authorization: `Bearer ${key}` } });
  t.match(await profile.json(), { result: { email: "boss@shop.example" } });
  t.equal((await fetch(`${address}/health/ready`)).status, 200);

  const busy = start(t, { ...environment, PORT: new URL(address).port });
  t.equal(await ended(busy), 1);
  t.match(busy.faults(), /Port \d+ of 127\.0\.0\.1 is in use/);
  t.notMatch(busy.output(), /password|listening/);

  first.child.kill("SIGTERM");
  t.equal(await ended(first), 0);

  const second = start(t, environment);
  await listening(second);
  t.notMatch(second.output(), /password/, "they are not shown again");
  second.child.kill("SIGINT");
  t.equal(await ended(second), 0);
});

t.test("a request under way is answered before the host stops", async (t) => {
  const { url } = await freshDatabase(t);
  const host = start(t, { DATABASE_URL: url, PORT: "0", DEMO: "0" });
  const address = await listening(host);
  const slow = fetch(`${address}/api/guest/staff/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "nobody@shop.example", password: "not the password" }),
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  host.child.kill("SIGTERM");
  t.equal((await slow).status, 401);
  t.equal(await ended(host), 0);
});

t.test("a wrong environment is told at once, all of it, with exit code 2", async (t) => {
  const host = start(t, { PORT: "-1", SHOP_CURRENCY: "XX", DATABASE_URL: "mysql://x" });
  t.equal(await ended(host), 2);
  for (const name of ["PORT", "SHOP_CURRENCY", "DATABASE_URL"]) t.match(host.faults(), new RegExp(`${name}:`));
});

t.test("a database that cannot be reached is a sentence and exit code 1", async (t) => {
  const host = start(t, { PORT: "0", DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" });
  t.equal(await ended(host), 1);
  t.match(host.faults(), /DATABASE_URL/);
});
