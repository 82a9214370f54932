import { monotonicMs } from "#core/kernel/clock.ts";

/** What one worker does again and again: the text of a fault, `ran_out` when there is nothing left to do, undefined when it worked. */
export type Turn = (worker: number) => Promise<string | undefined>;

export type LoopResult = {
  readonly count: number;
  readonly seconds: number;
  /** Of each turn that worked, ascending; undefined where the load generator tells none. */
  readonly latenciesMs: readonly number[] | undefined;
  readonly faults: ReadonlyMap<string, number>;
};

export const RAN_OUT = "ran_out";

/** Each worker takes its next turn as soon as its last one has ended, until the time is over. Faults are counted, not thrown. */
export async function closedLoop(workers: number, seconds: number, turn: Turn): Promise<LoopResult> {
  const latenciesMs: number[] = [];
  const faults = new Map<string, number>();
  const start = monotonicMs();
  const end = start + seconds * 1_000;
  let last = start;
  const work = async (worker: number): Promise<void> => {
    for (let began = monotonicMs(); began < end; began = last) {
      const fault = await turn(worker);
      if (fault === RAN_OUT) return;
      last = monotonicMs();
      if (fault === undefined) latenciesMs.push(last - began);
      else faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  latenciesMs.sort((one, other) => one - other);
  return { count: latenciesMs.length, seconds: (last - start) / 1_000, latenciesMs, faults };
}
