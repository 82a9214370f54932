import { readFile } from "node:fs/promises";

/** CPU time since the start of things, in milliseconds. */
export type CpuReading = {
  /** The host under test. */
  readonly nodeMs: number;
  /** The database server with all its processes. */
  readonly postgresMs: number;
  /** This process and what it has started and seen end. */
  readonly loadMs: number;
  /** The whole machine, whoever used it. */
  readonly busyMs: number;
  /** What the machine could have given. */
  readonly capacityMs: number;
};

/** Reads the kernel's accounts in /proc. All hosts that were started count, so an idle one costs the one that is measured nothing. */
export async function readCpu(hostPids: readonly number[], postmasterPid: number): Promise<CpuReading> {
  const [hosts, postgres, load, machine] = await Promise.all([
    Promise.all(hostPids.map((pid) => processMs(pid))),
    treeMs(postmasterPid),
    processMs(process.pid),
    machineMs(),
  ]);
  return { nodeMs: sum(hosts.map(({ ownMs }) => ownMs)), postgresMs: postgres, loadMs: load.ownMs + load.endedMs, ...machine };
}

type ProcessMs = { readonly ownMs: number; readonly endedMs: number };

/** A process, and its children that have ended. One that is gone has used nothing more. */
async function processMs(pid: number): Promise<ProcessMs> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = (position: number): number => Number(fields[position] ?? 0);
  return { ownMs: (ticks(11) + ticks(12)) * TICK_MS, endedMs: (ticks(13) + ticks(14)) * TICK_MS };
}

async function treeMs(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ").map(Number);
  const [parent, ...running] = await Promise.all([pid, ...children].map((member) => processMs(member)));
  return (parent === undefined ? 0 : parent.ownMs + parent.endedMs) + sum(running.map(({ ownMs }) => ownMs));
}

async function machineMs(): Promise<{ busyMs: number; capacityMs: number }> {
  const [line = ""] = (await readFile("/proc/stat", "utf8")).split("\n");
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, interrupt = 0, soft = 0, stolen = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) * TICK_MS);
  const busyMs = user + nice + system + interrupt + soft + stolen;
  return { busyMs, capacityMs: busyMs + idle + waiting };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

/** The kernel's clock tick as /proc counts it: 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;
