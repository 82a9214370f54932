import { type AnyTaskKind, taskKinds } from "#core/events/task.ts";
import type { Wiring } from "#core/events/wiring.ts";

/** The kind of work with this name; undefined when nobody has it, or its module is disabled. */
export function findKind(wiring: Wiring, name: string): AnyTaskKind | undefined {
  return wiring.provided(taskKinds).find((kind) => kind.name === name);
}

/** The id of the part or module whose words a kind's words are. */
export function ownerOfKind(name: string): string {
  return name.split(".")[0] ?? name;
}
