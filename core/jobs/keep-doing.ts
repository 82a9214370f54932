import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "#core/events/scope.ts";

export type Repeated = {
  /** Does it again now, or as soon as the present round has ended. */
  readonly poke: () => void;
  /** Resolves when the present round has ended; there is none after it. */
  readonly stop: () => Promise<void>;
};

/** Does something over and over with a pause between the rounds. A round that fails is logged, and the next one is tried later. */
export function keepDoing(what: string, everyMs: number, log: Log, work: () => Promise<void>): Repeated {
  let stopped = false;
  let poked = false;
  let waking = new AbortController();
  const wake = (): void => waking.abort();
  const rounds = (async () => {
    let failures = 0;
    while (!stopped) {
      poked = false;
      try {
        await work();
        failures = 0;
      } catch (fault) {
        failures += 1;
        if (failures === 1) log.error({ err: fault }, `A round of ${what} failed; it is tried again.`);
      }
      waking = new AbortController();
      if (!poked && !stopped)
        await pause(everyMs * Math.min(2 ** failures, 16), undefined, { signal: waking.signal }).catch(() => undefined);
    }
  })();
  return {
    poke: () => {
      poked = true;
      wake();
    },
    stop: async () => {
      stopped = true;
      wake();
      await rounds;
    },
  };
}
