import type { Selectable } from "kysely";
import { z } from "zod";
import { runsFromJson } from "#core/kernel/unit-runs.ts";
import type { Adjuster } from "../pricing/adjuster.ts";
import { LANES } from "../pricing/lane.ts";
import type { PricingInput, PricingLine } from "../pricing/pricing-input.ts";
import type { Taking } from "../pricing/taking.ts";
import type { BillingTables } from "../tables.ts";
import { readInvoicePricing } from "./invoice-pricing.ts";
import type { InvoiceItemRow, InvoiceRow } from "./invoice-row.ts";

/** A row of `invoice_adjustment`. */
export type AdjustmentRow = Selectable<BillingTables["invoice_adjustment"]>;

/** An issued invoice as input of the pipeline again: the stored prices, rates and policies, nothing of today's. Keys are line ids. */
export function storedInput(invoice: InvoiceRow, items: readonly InvoiceItemRow[]): PricingInput {
  const policies = readInvoicePricing(invoice.pricing);
  return {
    currency: invoice.currency,
    taxInclusive: invoice.tax_inclusive,
    percentRounding: policies.percent_rounding,
    taxRounding: policies.tax_rounding,
    taxScope: policies.tax_scope,
    lines: items.map(storedLine),
  };
}

/** What was taken off an invoice, as adjusters that take exactly the same again, unit by unit. */
export function storedAdjusters(rows: readonly AdjustmentRow[]): readonly Adjuster[] {
  return rows.map((row) =>
    fixedAdjuster(row, { kind: "taking", lines: takenLines(row), unclampedMinor: row.unclamped_minor, amountMinor: row.amount_minor }),
  );
}

function fixedAdjuster(row: AdjustmentRow, taking: Taking): Adjuster {
  return {
    source: { kind: row.source_kind, ref: row.source_ref, title: row.title },
    lane: laneSchema.parse(row.lane),
    priority: row.position,
    id: row.id,
    take: () => taking,
  };
}

const laneSchema = z.enum(LANES);
const takenSchema = z.array(z.object({ item: z.int(), units: z.unknown(), setup: z.string().regex(/^\d+$/) }));

/** What an adjustment took of each line: `invoice_adjustment.lines`. */
export function takenLines(row: Pick<AdjustmentRow, "lines">) {
  return takenSchema
    .parse(row.lines)
    .map(({ item, units, setup }) => ({ key: String(item), units: runsFromJson(units), setupMinor: BigInt(setup) }));
}

function storedLine(item: InvoiceItemRow): PricingLine {
  return {
    key: String(item.id),
    productId: item.product_id ?? undefined,
    productType: item.type,
    period: item.period ?? undefined,
    quantity: item.quantity,
    parentKey: item.parent_id === null ? undefined : String(item.parent_id),
    unitPriceMinor: item.unit_price_minor,
    setupMinor: item.setup_minor,
    discountable: item.discountable,
    taxRatePpm: item.tax_rate_ppm,
    serviceType: undefined,
    consultantId: undefined,
    startsAt: undefined,
  };
}
