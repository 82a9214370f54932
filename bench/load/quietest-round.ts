import { type Machine, type Sample, type Subject, takeSample } from "./sample.ts";

/** What is measured together, so that each figure stands beside its floor under the same conditions. */
export type Group = { readonly name: string; readonly title: string; readonly subjects: readonly Subject[] };

/**
 * Measures the subjects of a group in turn, A B C A B C, after each was warmed up, and returns the samples of the round in which others
 * used the machine least.
 */
export async function quietestRound(
  machine: Machine,
  { subjects }: Group,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly Sample[]> {
  for (const subject of subjects) if (subject.kind === "product") await takeSample(machine, subject, WARM_UP_SECONDS);
  let quietest: readonly Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const samples: Sample[] = [];
    for (const subject of subjects) samples.push(await takeSample(machine, subject, seconds));
    if (quietest.length === 0 || disturbance(samples) < disturbance(quietest)) quietest = samples;
  }
  return quietest;
}

const WARM_UP_SECONDS = 2;

/** The worst disturbed sample counts: a ratio is no better than the worse of its two sides. */
function disturbance(samples: readonly Sample[]): number {
  return Math.max(...samples.map(({ foreignShare }) => foreignShare));
}
