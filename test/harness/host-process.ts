import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { freshDatabase, type TestLife } from "./fresh-database.ts";
import { migratedTemplate } from "./migrated-template.ts";

/** The administrator's key of every host process a test starts. */
export const administratorKey = "test-administrator-key-0123456789abcdef";

/** What an HTTP call answered. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly message: string; readonly details: Record<string, unknown> } | null;
};

/** A host in a process of its own, as `npm start` runs it, reached over HTTP on the loopback. */
export type HostProcess = {
  readonly address: string;
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Calls `role/module/method` with a key (the administrator's for the role admin). */
  readonly call: (role: "guest" | "client" | "admin", method: string, input?: object, options?: CallOptions) => Promise<WireAnswer>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export type CallOptions = { readonly key?: string; readonly idempotencyKey?: string };

/** A fresh migrated database on the test cluster, for several host processes to share. */
export async function sharedDatabase(t: TestLife): Promise<string> {
  return (await freshDatabase(t, { template: migratedTemplate })).url;
}

/** Starts a host process on a database and waits until it listens. It is killed when the test ends. */
export async function hostProcess(
  t: TestLife,
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<HostProcess> {
  const main = new URL("../../core/app/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: "/usr/bin:/bin",
      DATABASE_URL: databaseUrl,
      PORT: "0",
      DEMO: "0",
      WORKERS: "0",
      TEST_CLOCK: "1",
      LOG_LEVEL: "error",
      APP_SECRET: "a-secret-for-tests-only-0123456789abcdef",
      ADMIN_API_KEY: administratorKey,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.teardown(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const address = await addressOf(child, () => output);
  return {
    address,
    child,
    printed: () => output,
    call: (role, method, input = {}, options = {}) => callAt(address, role, method, input, options),
    stop: (signal) => stopped(child, signal),
  };
}

async function addressOf(child: HostProcess["child"], printed: HostProcess["printed"]): Promise<string> {
  for (;;) {
    const [, address] = /^listening on (http:\/\/\S+)$/m.exec(printed()) ?? [];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`The host ended with ${child.exitCode}: ${printed()}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
}

async function callAt(
  address: string,
  role: string,
  method: string,
  input: object,
  { key, idempotencyKey }: CallOptions,
): Promise<WireAnswer> {
  const secret = key ?? (role === "admin" ? administratorKey : undefined);
  const answer = await fetch(`${address}/api/${role}/${method}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    },
    body: JSON.stringify(input),
  });
  const { result, error } = (await answer.json()) as Pick<WireAnswer, "result" | "error">;
  return { status: answer.status, headers: answer.headers, result, error };
}

async function stopped(child: HostProcess["child"], signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}
