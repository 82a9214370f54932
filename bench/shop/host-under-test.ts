import { spawn } from "node:child_process";
import { once } from "node:events";

/** The product as `npm start` runs it, with every module on, in a process of its own. */
export type HostUnderTest = {
  readonly address: string;
  readonly pid: number;
  /** Calls an API method and returns its result. Throws what it is refused with. */
  readonly call: (method: string, key: string, input: object) => Promise<unknown>;
  /** Statements sent to the database so far. */
  readonly statements: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

export type HostWish = {
  readonly databaseUrl: string;
  readonly folder: string;
  /** Where a CPU profile is written at the end. */
  readonly profile?: string | undefined;
};

export const ADMINISTRATOR_EMAIL = "bench@example.com";
export const ADMINISTRATOR_PASSWORD = "a password for benches only";
export const ADMINISTRATOR_KEY = "bench-administrator-key-0123456789abcdef";

export async function hostUnderTest({ databaseUrl, folder, profile }: HostWish): Promise<HostUnderTest> {
  const main = new URL("../../core/app/main.ts", import.meta.url).pathname;
  const flags = profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", profile, "--cpu-prof-interval", "500"];
  const child = spawn(process.execPath, [...flags, main], {
    env: {
      PATH: "/usr/bin:/bin",
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: "0",
      DEMO: "0",
      LOG_LEVEL: "error",
      APP_SECRET: "a-secret-for-benches-only-0123456789abcdef",
      ADMIN_API_KEY: ADMINISTRATOR_KEY,
      ADMIN_EMAIL: ADMINISTRATOR_EMAIL,
      ADMIN_PASSWORD: ADMINISTRATOR_PASSWORD,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.once("exit", (code) => reject(new Error(`The host ended with ${code}: ${output}`)));
    child.stdout.on("data", (chunk) => {
      output = (output + String(chunk)).slice(-MOST_OUTPUT);
      const [, found] = /^listening on (http:\/\/\S+)$/m.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    address,
    pid: child.pid ?? 0,
    call: (method, key, input) => callHost(`${address}/api/${method}`, key, input),
    statements: () => statementsOf(address),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

const MOST_OUTPUT = 10_000;

async function callHost(url: string, key: string, input: object): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
  const text = await answer.text();
  const parsed: { readonly result?: unknown } = JSON.parse(text);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return parsed.result;
}

async function statementsOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const [, count] = /^largesse_database_statements_total (\d+)$/m.exec(text) ?? [];
  if (count === undefined) throw new Error("/metrics does not say how many statements were sent.");
  return Number(count);
}
