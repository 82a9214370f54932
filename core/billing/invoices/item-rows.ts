import assert from "node:assert/strict";
import { jsonValue } from "#core/database/json-value.ts";
import { runsToJson } from "#core/kernel/unit-runs.ts";
import type { PricedDocument } from "../pricing/priced-document.ts";
import type { PricingLine } from "../pricing/pricing-input.ts";
import type { InvoiceDraft } from "./invoice-draft.ts";

/** The rows of `invoice_item` for a draft, in the order of its document. */
export function itemRows(
  draft: Pick<InvoiceDraft, "document" | "lines">,
  invoiceId: number,
  itemIds: ReadonlyMap<string, number>,
  now: Date,
) {
  return draft.document.lines.map((priced, position) => {
    const line = draft.document.input.lines[position];
    const told = draft.lines.get(priced.key);
    assert(line !== undefined && line.key === priced.key && told !== undefined, "every line of the document is in the draft");
    return {
      id: idOf(itemIds, priced.key),
      invoice_id: invoiceId,
      client_order_id: told.orderId ?? null,
      product_id: line.productId ?? null,
      parent_id: line.parentKey === undefined ? null : idOf(itemIds, line.parentKey),
      position,
      type: line.productType,
      title: told.title,
      period: line.period ?? null,
      quantity: priced.quantity,
      unit_price_minor: priced.unitPriceMinor,
      setup_minor: priced.setupMinor,
      subtotal_minor: priced.subtotalMinor,
      tax_rate_ppm: line.taxRatePpm,
      discountable: line.discountable,
      facts: jsonValue(factsOf(line)),
      refunded_minor: 0n,
      refunded_quantity: 0,
      created_at: now,
      ...settledFigures(priced),
    };
  });
}

/** The figures of a line that an adjustment changes. */
export function settledFigures(priced: PricedDocument["lines"][number]) {
  return {
    discount_minor: priced.discountMinor,
    taxable_minor: priced.taxableMinor,
    tax_minor: priced.taxMinor,
    total_minor: priced.totalMinor,
    unit_totals: jsonValue(runsToJson(priced.unitTotals).map(([count, minor]): [number, string] => [count, minor])),
  };
}

function factsOf(line: PricingLine): Record<string, unknown> {
  return {
    service_type: line.serviceType ?? null,
    consultant_id: line.consultantId ?? null,
    starts_at: line.startsAt?.toISOString() ?? null,
  };
}

function idOf(itemIds: ReadonlyMap<string, number>, key: string): number {
  const id = itemIds.get(key);
  assert(id !== undefined, `line ${key} has an id`);
  return id;
}
