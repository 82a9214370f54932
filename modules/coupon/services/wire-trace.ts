import { z } from "zod";
import type { TraceEntry, TraceLine } from "#core/billing/pricing/pricing-trace.ts";
import { minorToWire } from "#core/kernel/money.ts";

/** One line of a step on the wire; amounts in major units. */
const traceLineSchema = z.object({ key: z.string(), before: z.number(), after: z.number(), amount: z.number() });

/** One step of pricing on the wire: what was left of the document before and after it, and what it took. */
export const traceSchema = z.object({
  step: z.enum(["taken", "refused", "tax"]),
  lane: z.string().nullable(),
  source: z.object({ kind: z.string(), ref: z.string(), title: z.string() }).nullable(),
  before: z.number(),
  after: z.number(),
  amount: z.number(),
  unclamped: z.number().nullable(),
  code: z.string().nullable(),
  lines: z.array(traceLineSchema),
});

/** The trace of a priced document for whoever asks why this is the price. */
export function wireTrace(trace: readonly TraceEntry[], currency: string): z.input<typeof traceSchema>[] {
  const money = (minor: string): number => minorToWire(BigInt(minor), currency);
  const line = ({ key, beforeMinor, afterMinor, amountMinor }: TraceLine) => ({
    key,
    before: money(beforeMinor),
    after: money(afterMinor),
    amount: money(amountMinor),
  });
  return trace.map((entry) => ({
    step: entry.step,
    lane: "lane" in entry ? entry.lane : null,
    source: "source" in entry ? { ...entry.source } : null,
    before: money(entry.beforeMinor),
    after: money(entry.afterMinor),
    amount: "amountMinor" in entry ? money(entry.amountMinor) : 0,
    unclamped: "unclampedMinor" in entry ? money(entry.unclampedMinor) : null,
    code: "code" in entry ? entry.code : null,
    lines: entry.lines.map(line),
  }));
}
