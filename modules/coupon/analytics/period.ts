import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { addDaysToDate, startOfDay, zonedParts } from "#core/kernel/business-calendar.ts";
import { boundedText, currencyCode, idNumber } from "#core/kernel/wire.ts";

export const STEPS = ["day", "week", "month"] as const;

export type Step = (typeof STEPS)[number];

/** What figures over time are asked by. Days are those of the shop's zone; without any, the last thirty. */
export const periodInput = {
  from: z.iso.date().optional().describe("The first day"),
  to: z.iso.date().optional().describe("The last day"),
  step: z.enum(STEPS).optional().describe("What one point is; by the length of the time when left out"),
  coupon_ids: z.array(idNumber).max(5).optional().describe("These coupons only"),
  campaign: boundedText(100, 1).optional().describe("Coupons of this campaign source or utm campaign only"),
  currency: currencyCode.optional().describe("Invoices in this currency only; amounts stay in the shop's"),
};

const schema = z.strictObject(periodInput);

export type PeriodInput = z.output<typeof schema>;

/** Days from a first to a last one, cut into steps, and the instants they lie between: `start` belongs to it, `end` does not. */
export type Period = {
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly start: Date;
  readonly end: Date;
  /** The same number of days before it begins here and ends with `start`. */
  readonly previousStart: Date;
  /** The first days of its steps; that of the first week or month may lie before `from`. */
  readonly steps: readonly string[];
};

/**
 * The days meant.
 *
 * @throws AppError `request.invalid` when they are none, more than five years, or more than {@link MOST_POINTS} steps.
 */
export function periodOf({ now, shop: { timeZone } }: Scope, input: PeriodInput): Period {
  const to = input.to ?? zonedParts(now, timeZone).date;
  const from = input.from ?? addDaysToDate(to, 1 - USUAL_DAYS);
  if (to < EARLIEST || to > LATEST) throw invalidRequest({ to: "Must lie between 1975 and 9998." });
  if (from > to) throw invalidRequest({ from: "Must not lie after the last day." });
  const days = daysFrom(from, to);
  if (days > MOST_DAYS || from < EARLIEST) throw invalidRequest({ from: "At most five years can be looked at." });
  const step = input.step ?? (days <= 92 ? "day" : days <= 731 ? "week" : "month");
  const steps = stepsFrom(from, to, step);
  if (steps.length > MOST_POINTS) throw invalidRequest({ step: `At most ${MOST_POINTS} points can be looked at; take longer steps.` });
  const at = (date: string): Date => startOfDay(date, timeZone);
  return { from, to, step, steps, start: at(from), end: at(addDaysToDate(to, 1)), previousStart: at(addDaysToDate(from, -days)) };
}

export const MOST_POINTS = 400;
const USUAL_DAYS = 30;
const MOST_DAYS = 5 * 366;
const EARLIEST = "1975-01-01";
const LATEST = "9998-12-31";

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

function stepsFrom(from: string, to: string, step: Step): readonly string[] {
  const steps: string[] = [];
  for (let day = firstDayOf(from, step); day <= to; day = nextStep(day, step)) steps.push(day);
  return steps;
}

/** The first day of the day's own step; weeks begin on Mondays. */
export function firstDayOf(date: string, step: Step): string {
  if (step === "day") return date;
  if (step === "month") return `${date.slice(0, 7)}-01`;
  return addDaysToDate(date, -((new Date(date).getUTCDay() + 6) % 7));
}

function nextStep(date: string, step: Step): string {
  if (step === "month") return firstDayOf(addDaysToDate(date, 31), "month");
  return addDaysToDate(date, step === "week" ? 7 : 1);
}
