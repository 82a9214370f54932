import type { Scope } from "#core/events/scope.ts";
import type { TaskProgress, TaskStep } from "#core/events/task.ts";

type Place = { readonly piece: number };

export type OverIds<Checkpoint extends Place> = {
  /** The ids of all that is to be done, in order. */
  readonly gather: (scope: Scope, step: TaskStep<Checkpoint>) => Promise<readonly number[]>;
  /** How many of them one step does. */
  readonly size: number;
  /** Does those of one step; answers what the checkpoint holds beside the place. */
  readonly work: (scope: Scope, ids: readonly number[], step: TaskStep<Checkpoint>) => Promise<Omit<Checkpoint, "piece">>;
};

/**
 * Does long work on a set of rows that is fixed in the first step: what fits a filter then is what is worked on, however the work
 * itself changes what fits. The ids are set aside in pieces, and each later step does one.
 */
export async function overIds<Checkpoint extends Place>(progress: TaskProgress<Checkpoint>, plan: OverIds<Checkpoint>): Promise<void> {
  if (progress.checkpoint() === undefined) await progress.step((scope, step) => layOut(scope, step, plan));
  for (let piece = progress.checkpoint()?.piece ?? 0; ; piece += 1) {
    const aside = await progress.given(piece);
    if (aside === undefined) return;
    const ids: readonly number[] = JSON.parse(Buffer.from(aside).toString());
    await progress.step(async (scope, step) => {
      const rest = await plan.work(scope, ids, step);
      step.checkpoint({ ...rest, piece: piece + 1 } as Checkpoint);
      step.advance(ids.length);
    });
  }
}

async function layOut<Checkpoint extends Place>(scope: Scope, step: TaskStep<Checkpoint>, { gather, size }: OverIds<Checkpoint>) {
  const ids = await gather(scope, step);
  step.total(ids.length);
  for (let first = 0; first < ids.length; first += size) step.setAside(JSON.stringify(ids.slice(first, first + size)));
}
