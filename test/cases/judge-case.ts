import type { Figures, PeerCase } from "./peer-case.ts";

export type Judgement = {
  readonly outcome: "passed" | "another split" | "failed";
  /** What differs, in words. */
  readonly differences: readonly string[];
};

/**
 * Compares figures with those of a case: first what the peer asserts, each of which must have been found out, then what follows from
 * it as far as it was found out. Shares may lie differently by one unit when they add up.
 */
export function judgeCase({ expect, asserted }: Pick<PeerCase, "expect" | "asserted">, figures: Figures): Judgement {
  const first = compare(asserted, expect, figures, true);
  if (first.outcome === "failed") return first;
  const derived = Object.keys(expect).filter((key) => !asserted.includes(key));
  const second = compare(derived, expect, figures, false);
  if (second.outcome === "failed") return second;
  return [first, second].find(({ outcome }) => outcome === "another split") ?? first;
}

function compare(keys: readonly string[], expect: Figures, figures: Figures, mustBeKnown: boolean): Judgement {
  const differences: string[] = [];
  let isOtherSplit = false;
  for (const key of keys) {
    const wanted = valueAt(expect, key);
    const found = valueAt(figures, key);
    if (found === undefined && !mustBeKnown) continue;
    if (matches(key, wanted, found, expect)) continue;
    if (isSplitKey(key) && isAnotherSplit(wanted, found)) isOtherSplit = true;
    else differences.push(`${mustBeKnown ? "" : "derived "}${key}: ${JSON.stringify(wanted)} expected, ${JSON.stringify(found)} found`);
  }
  return { outcome: differences.length > 0 ? "failed" : isOtherSplit ? "another split" : "passed", differences };
}

function valueAt(figures: Figures, key: string): unknown {
  if (Object.hasOwn(figures, key)) return figures[key];
  const [head = "", ...rest] = key.split(".");
  const inner = figures[head];
  return rest.length > 0 && isRecord(inner) ? valueAt(inner, rest.join(".")) : undefined;
}

function matches(key: string, wanted: unknown, found: unknown, expect: Figures): boolean {
  if (key === "accepted") return sameNames(namesOf(wanted), namesOf(found));
  if (key === "rejected") return namesOf(wanted).every((name) => namesOf(found).includes(name)) && !namesOf(found).some(isAccepted(expect));
  return isPartOf(wanted, found);
}

/** A promotion that is named as accepted as well (typed twice) is no contradiction. */
function isAccepted(expect: Figures): (name: string) => boolean {
  const rejected = namesOf(expect["rejected"]);
  return (name) => namesOf(expect["accepted"]).includes(name) && !rejected.includes(name);
}

function namesOf(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => (isRecord(entry) ? String(entry["code"]) : String(entry)));
}

function sameNames(wanted: readonly string[], found: readonly string[]): boolean {
  return JSON.stringify([...wanted].sort()) === JSON.stringify([...found].sort());
}

/** Everything wanted is there; an object may say more, a share that is not mentioned is 0. */
function isPartOf(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(found) && wanted.length === found.length && wanted.every((value, index) => isPartOf(value, found[index]));
  }
  if (isRecord(wanted)) return isRecord(found) && Object.entries(wanted).every(([key, value]) => isPartOf(value, found[key] ?? null));
  return wanted === found;
}

function isSplitKey(key: string): boolean {
  return ["line_discounts", "discounts_by_promotion", "shares"].some((name) => key === name || key.startsWith(`${name}.`));
}

function isAnotherSplit(wanted: unknown, found: unknown): boolean {
  if (!isRecord(wanted) || !isRecord(found)) return false;
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  if (keys.some((key) => isRecord(wanted[key]))) {
    return keys.every((key) => isPartOf(wanted[key], found[key]) || isAnotherSplit(wanted[key], found[key]));
  }
  const pairs = keys.map((key) => [Number(wanted[key] ?? 0), Number(found[key] ?? 0)] as const);
  const isClose = pairs.every(([one, other]) => Math.abs(one - other) <= 1);
  return isClose && pairs.reduce((sum, [one, other]) => sum + one - other, 0) === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
