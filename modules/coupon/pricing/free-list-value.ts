import type { PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { LineTaking } from "#core/billing/pricing/taking.ts";
import { COUPON_KIND } from "./coupon-adjusters.ts";

/** The list price of the units a coupon made free, with the setup fee of each line where it took one off. */
export function freeListValue({ adjustments, lines }: PricedDocument, ref: string): bigint {
  const priced = new Map(lines.map((line) => [line.key, line]));
  const taken = adjustments.filter(({ source, lane }) => lane !== "setup" && source.kind === COUPON_KIND && source.ref === ref);
  let listMinor = 0n;
  for (const taking of taken.flatMap(({ lines: parts }) => parts)) {
    const line = priced.get(taking.key);
    if (line === undefined) continue;
    listMinor += freeUnits(taking) * line.unitPriceMinor + (taking.setupMinor > 0n ? line.setupMinor : 0n);
  }
  return listMinor;
}

function freeUnits({ units }: LineTaking): bigint {
  return units.reduce((count, run) => (run.minor > 0n ? count + BigInt(run.count) : count), 0n);
}
