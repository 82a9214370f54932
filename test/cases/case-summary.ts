import type { PeerCase } from "./peer-case.ts";

export type CaseOutcome = "passed" | "another split" | "answered differently" | "failed" | "not applicable";

/** Counts what became of the cases, by kind and, for those that say nothing about this product, by feature. */
export function caseSummary(): {
  readonly add: (peerCase: PeerCase, outcome: CaseOutcome, feature?: string) => void;
  readonly count: () => number;
  readonly lines: () => readonly string[];
} {
  const byKind = new Map<string, Map<CaseOutcome, number>>();
  const byFeature = new Map<string, string[]>();
  const total = new Map<CaseOutcome, number>();
  return {
    add({ id, kind }, outcome, feature) {
      const counts = byKind.get(kind) ?? new Map<CaseOutcome, number>();
      byKind.set(kind, counts);
      count(counts, outcome);
      count(total, outcome);
      if (feature !== undefined) byFeature.set(feature, [...(byFeature.get(feature) ?? []), id]);
    },
    count: () => [...total.values()].reduce((sum, number) => sum + number, 0),
    lines: () => [
      inWords("all", total),
      ...[...byKind].map(([kind, counts]) => inWords(kind, counts)),
      ...[...byFeature].map(([feature, ids]) => `not applicable, ${feature}: ${ids.length} (${ids.join(", ")})`),
    ],
  };
}

function count(counts: Map<CaseOutcome, number>, outcome: CaseOutcome): void {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
}

function inWords(title: string, counts: ReadonlyMap<CaseOutcome, number>): string {
  return `${title}: ${[...counts].map(([outcome, number]) => `${number} ${outcome}`).join(", ")}`;
}
