import { addDays } from "#core/kernel/business-calendar.ts";
import type { Agenda } from "./agenda.ts";
import type { Amounts } from "./amounts.ts";
import type { Desk } from "./desk.ts";
import type { Draws } from "./draws.ts";

/** What every scene of the story is played with. */
export type Stage = {
  readonly desk: Desk;
  readonly agenda: Agenda;
  readonly draws: Draws;
  readonly amounts: Amounts;
  /** When the story begins, and the present, in which it ends. */
  readonly opening: Date;
  readonly present: Date;
};

/** How long the shop has been open when the demo begins. */
export const STORY_DAYS = 182;

const MINUTE_MS = 60_000;

/** A moment so many days after another, at some minute between two hours of that day in UTC. */
export function dayLater({ draws }: Pick<Stage, "draws">, from: Date, days: number, hours: readonly [first: number, last: number]): Date {
  const day = addDays(from, days);
  const [first, last] = hours;
  day.setUTCHours(0, 0, 0, 0);
  return new Date(day.getTime() + draws.between(first * 60, last * 60) * MINUTE_MS);
}

/** So many minutes after a moment. */
export function minutesLater(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * MINUTE_MS);
}
