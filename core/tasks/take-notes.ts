import type { TaskStep } from "#core/events/task.ts";
import type { TaskFailure } from "./entities/task.ts";
import { plainDetails } from "./plain-details.ts";

/** What a step told of itself. */
export type StepNotes = {
  total: number | undefined;
  advanced: number;
  checkpoint: { readonly place: unknown } | undefined;
  readonly pieces: Buffer[];
  readonly aside: Buffer[];
  readonly failures: TaskFailure[];
};

/** Notes to be written by one attempt at a step, and what the step writes them with. */
export function takeNotes(): { readonly notes: StepNotes; readonly step: TaskStep<unknown> } {
  const notes: StepNotes = { total: undefined, advanced: 0, checkpoint: undefined, pieces: [], aside: [], failures: [] };
  return {
    notes,
    step: {
      total: (count) => {
        notes.total = count;
      },
      advance: (count = 1) => {
        notes.advanced += count;
      },
      checkpoint: (place) => {
        notes.checkpoint = { place };
      },
      write: (piece) => void notes.pieces.push(Buffer.from(piece)),
      setAside: (piece) => void notes.aside.push(Buffer.from(piece)),
      failure: (subject, { code, details }, href) =>
        void notes.failures.push({ subject, code, details: plainDetails(details), href: href ?? null }),
    },
  };
}
