import { jsonValue } from "#core/database/json-value.ts";
import { runsToJson } from "#core/kernel/unit-runs.ts";
import type { PricedAdjustment } from "../pricing/priced-document.ts";

/** The row of `invoice_adjustment` for something that was taken off an invoice. */
export function adjustmentRow(
  adjustment: PricedAdjustment,
  place: {
    readonly invoiceId: number;
    readonly position: number;
    readonly itemIds: ReadonlyMap<string, number>;
    readonly now: Date;
    readonly reason?: string;
  },
) {
  const { source, lane, amountMinor, unclampedMinor, lines } = adjustment;
  return {
    invoice_id: place.invoiceId,
    position: place.position,
    lane,
    source_kind: source.kind,
    source_ref: source.ref,
    title: source.title,
    amount_minor: amountMinor,
    unclamped_minor: unclampedMinor,
    lines: jsonValue<unknown[]>(
      lines.map(({ key, units, setupMinor }) => ({ item: place.itemIds.get(key), units: runsToJson(units), setup: String(setupMinor) })),
    ),
    reason: place.reason ?? null,
    created_at: place.now,
  };
}
