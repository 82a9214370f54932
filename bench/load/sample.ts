import type { LoopResult } from "./closed-loop.ts";
import { type CpuReading, readCpu } from "./cpu-meter.ts";

/** One thing that is measured: an operation of the product, or the same work in SQL alone. */
export type Subject = {
  readonly name: string;
  readonly kind: "product" | "floor";
  readonly connections: number;
  /** Makes what the sample will use up; not measured. */
  readonly prepare?: (seconds: number) => Promise<void>;
  readonly run: (seconds: number) => Promise<LoopResult>;
  /** Statements the host has sent so far; only of the product. */
  readonly statements?: () => Promise<number>;
};

export type Sample = {
  readonly subject: Subject;
  readonly perSecond: number;
  readonly p50Ms: number | undefined;
  readonly p99Ms: number | undefined;
  readonly statements: number | undefined;
  /** CPU per operation. */
  readonly nodeMs: number | undefined;
  readonly postgresMs: number;
  /** What others used of the whole machine meanwhile, 0 to 1. */
  readonly foreignShare: number;
  readonly faults: ReadonlyMap<string, number>;
};

export type Machine = { readonly hostPids: readonly number[]; readonly postmasterPid: number };

export async function takeSample(machine: Machine, subject: Subject, seconds: number): Promise<Sample> {
  await subject.prepare?.(seconds);
  const sentBefore = await subject.statements?.();
  const before = await readCpu(machine.hostPids, machine.postmasterPid);
  const { count, latenciesMs, faults, seconds: took } = await subject.run(seconds);
  const used = difference(await readCpu(machine.hostPids, machine.postmasterPid), before);
  const sent = await subject.statements?.();
  const foreignMs = Math.max(0, used.busyMs - used.nodeMs - used.postgresMs - used.loadMs);
  return {
    subject,
    perSecond: count / took,
    p50Ms: latenciesMs?.[Math.floor(count * 0.5)],
    p99Ms: latenciesMs?.[Math.floor(count * 0.99)],
    statements: sentBefore === undefined || sent === undefined ? undefined : (sent - sentBefore) / count,
    nodeMs: subject.kind === "product" ? used.nodeMs / count : undefined,
    postgresMs: used.postgresMs / count,
    foreignShare: foreignMs / used.capacityMs,
    faults,
  };
}

function difference(after: CpuReading, before: CpuReading): CpuReading {
  return {
    nodeMs: after.nodeMs - before.nodeMs,
    postgresMs: after.postgresMs - before.postgresMs,
    loadMs: after.loadMs - before.loadMs,
    busyMs: after.busyMs - before.busyMs,
    capacityMs: after.capacityMs - before.capacityMs,
  };
}
