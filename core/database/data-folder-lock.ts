import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "#config/configuration-error.ts";
import { systemClock } from "#core/kernel/clock.ts";
import { randomHex } from "#core/kernel/randomness.ts";

/**
 * Makes this process the only host on a data folder, or throws a sentence that names DATABASE_URL. The lock names its holder (machine,
 * process and when that began), so what a killed host leaves behind is recognised and replaced. Returns what gives the lock back.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, "host.lock");
  const mine = JSON.stringify({ machine: machine(), pid: process.pid, began: beginOf(process.pid) ?? "", nonce: randomHex(8) });
  if (!tryToLink(file, mine)) {
    const held = contentOf(file);
    if (held !== undefined && isAlive(file, held)) throw inUse(folder);
    displace(file, held, folder);
    if (!tryToLink(file, mine)) throw inUse(folder);
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS).unref();
  const release = (): void => {
    clearInterval(heartbeat);
    process.off("exit", release);
    if (contentOf(file) === mine) rmSync(file, { force: true });
  };
  process.on("exit", release);
  return release;
}

const HEARTBEAT_MS = 2_000;
const SILENCE_MS = 15_000;

type Holder = { readonly machine: string; readonly pid: number; readonly began: string };

function inUse(folder: string): ConfigurationError {
  return new ConfigurationError([
    `Another Largesse host is running on the data folder ${folder}. Stop it, give this one another DATA_DIR, ` +
      "or give all hosts the same DATABASE_URL: an embedded database serves one host only.",
  ]);
}

/** Appears at once with its content, or not at all: a reader never sees half a lock. */
function tryToLink(file: string, content: string): boolean {
  const draft = `${file}.${randomHex(8)}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away; should another process have replaced it meanwhile, its lock is put back. */
function displace(file: string, expected: string | undefined, folder: string): void {
  const aside = `${file}.${randomHex(8)}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (contentOf(aside) !== expected) {
    renameSync(aside, file);
    throw inUse(folder);
  }
  rmSync(aside, { force: true });
}

/** On this machine the process list knows; from another one (a second container on the same volume) only the heartbeat tells. */
function isAlive(file: string, content: string): boolean {
  const holder = parseHolder(content);
  if (holder === undefined) return false;
  if (holder.machine === machine()) return beginOf(holder.pid) === holder.began;
  return systemClock.now().getTime() - statSync(file).mtimeMs < SILENCE_MS;
}

function parseHolder(content: string): Holder | undefined {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  try {
    const now = systemClock.now();
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under a running host; the database will complain louder than this.
  }
}

/** Process ids mean something only within one machine or container. */
function machine(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** When a process began, in whatever form the system tells it; undefined when there is no such process. Ids are used again, beginnings are not. */
function beginOf(pid: number): string | undefined {
  const fields = contentOf(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
  if (fields !== undefined) return fields[19];
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
