import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { PostgresAccount } from "./postgres-account.ts";
import { sqlStateOf } from "./sql-state.ts";

export type PostgresAddress = { readonly port: number; readonly password: string };

/** Runs a program of PostgreSQL apart from our own process group, so that Ctrl-C stops the host first and the database after it. */
export function spawnPostgres(account: PostgresAccount, program: string, parameters: readonly string[], logFile: string): ChildProcess {
  const [command = program, ...rest] = [...account.wrapper, program, ...parameters];
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(command, rest, { ...account.identity, cwd: "/", env: PLAIN_ENVIRONMENT, detached: true, stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

/** Waits until a program has ended. */
export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
}

/** Waits until the database answers; false when the process ended or the time is over first. */
export async function answers(address: PostgresAddress, ended: Promise<void>, timeoutMs: number): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (let waitedMs = 0; !over && waitedMs < timeoutMs; waitedMs += POLL_MS) {
    if (await connects(address)) return true;
    await pause(POLL_MS);
  }
  return false;
}

/** Runs statements on the maintenance database. */
export async function withAdministrator<Result>(address: PostgresAddress, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ ...LOOPBACK, ...address, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Asks PostgreSQL to end its sessions and write everything out; when it does not in time, it stops at once and recovers at its next start. */
export async function stopPostgres(pid: number, ended: () => boolean): Promise<void> {
  signal(pid, "SIGINT");
  if (await comesTrue(ended, FAST_STOP_MS)) return;
  signal(pid, "SIGQUIT");
  await comesTrue(ended, FAST_STOP_MS);
}

export async function lastLinesOf(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-LINES_SHOWN).join("\n");
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

export const SUPERUSER = "largesse";

const LOOPBACK = { host: "127.0.0.1", user: SUPERUSER, database: "postgres" } as const;
const PLAIN_ENVIRONMENT = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
const POLL_MS = 25;
const FAST_STOP_MS = 15_000;
const LINES_SHOWN = 8;

async function connects(address: PostgresAddress): Promise<boolean> {
  try {
    await withAdministrator(address, (client) => client.query("select 1"));
    return true;
  } catch (error) {
    const state = sqlStateOf(error);
    if (state === undefined || state.startsWith("08") || state.startsWith("57P")) return false;
    throw error;
  }
}

async function comesTrue(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += POLL_MS) {
    if (condition()) return true;
    await pause(POLL_MS);
  }
  return condition();
}
