import type { Sample } from "../load/sample.ts";

/** The samples of each group by its name. */
export type Measured = ReadonlyMap<string, readonly Sample[]>;

/** Which of the goals were reached: figure, must, target, stretch. A goal whose group was not measured is left out. */
export function goalsOf(measured: Measured, pricingMs: number): readonly string[] {
  const find = (group: string, name: string): Sample | undefined => measured.get(group)?.find(({ subject }) => subject.name === name);
  const share = (group: string, name: string, floor: string): number | undefined => {
    const of = find(group, `${floor} by pgbench`) ?? find(group, `${floor} by pg`);
    return quotient(find(group, name)?.perSecond, of?.perSecond);
  };
  const cpuMs = (sample: Sample | undefined) => (sample === undefined ? undefined : (sample.nodeMs ?? 0) + sample.postgresMs);
  const apply = find("apply", "apply");
  const hot = find("apply", "apply, one hot pair of coupons");
  const few = find("apply", "apply, 100 coupons");
  return [
    atLeast("P1 apply, share of F9 at 32 connections", share("apply", "apply", "F9"), [0.25, 0.45, 0.75]),
    atMost("P2 apply, statements", apply?.statements, [10, 6, 3]),
    atMost("P2 apply, CPU ms (Node and PostgreSQL)", cpuMs(apply), [2, 1.1, 0.7]),
    atMost("P4 apply, time with all coupons over time with 100", quotient(few?.perSecond, apply?.perSecond), [1.25, 1.1, 1.05]),
    atLeast("P4 apply, hot against spread", quotient(hot?.perSecond, apply?.perSecond), [0.85, 0.95, 0.98]),
    atLeast("P5 checkout, share of R at 32 connections", share("checkout", "checkout", "R"), [0.25, 0.4, 0.55]),
    atMost("P5 checkout, statements", find("checkout", "checkout")?.statements, [16, 12, 9]),
    atLeast("P6 checkout, share of R on a hot coupon at 8", share("hot", "checkout, hot coupon", "R hot"), [0.25, 0.4, 0.6]),
    atMost("P7 listed coupons, ms", find("listed", "listed coupons, 1 connection")?.p50Ms, [10, 3, 1]),
    atMost("P8 pricing alone, ms", pricingMs, [3, 1, 0.3]),
  ].filter((line) => line !== undefined);
}

type Steps = readonly [must: number, target: number, stretch: number];

function atLeast(title: string, figure: number | undefined, steps: Steps): string | undefined {
  return lineOf(title, figure, steps, (reached, step) => reached >= step, "≥");
}

function atMost(title: string, figure: number | undefined, steps: Steps): string | undefined {
  return lineOf(title, figure, steps, (reached, step) => reached <= step, "≤");
}

function lineOf(
  title: string,
  figure: number | undefined,
  steps: Steps,
  reaches: (figure: number, step: number) => boolean,
  sign: string,
): string | undefined {
  if (figure === undefined || !Number.isFinite(figure)) return undefined;
  const level = LEVELS.findLast((_, index) => reaches(figure, steps[index] ?? Number.NaN)) ?? "missed";
  return `${title.padEnd(LONGEST_TITLE)} ${figure.toFixed(2).padStart(7)}  ${level.padEnd(8)} (${sign} ${steps.join(" · ")})`;
}

const LEVELS = ["must", "target", "stretch"];
const LONGEST_TITLE = 52;

function quotient(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}
