/**
 * Why work breaks off between two steps without having failed: somebody stopped it, another runner has taken over, or it has had its
 * turn and goes on later.
 */
export type TaskBreak = "stopped" | "superseded" | "paused";

/** The fault that ends a run for such a reason. */
export function taskBreak(why: TaskBreak): Error {
  return Object.assign(new Error(`The work was ${why}.`), { taskBreak: why });
}

/** The reason in a fault; undefined for any other fault. */
export function breakOf(fault: unknown): TaskBreak | undefined {
  return fault instanceof Error && "taskBreak" in fault ? (fault.taskBreak as TaskBreak) : undefined;
}
