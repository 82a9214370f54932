import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { runsFromJson } from "#core/kernel/unit-runs.ts";
import type { TermsLine } from "../earning/earning-terms.ts";
import type { LineProgress } from "../earning/line-progress.ts";
import { type LineShare, lineSharesOf, unitBases } from "../earning/unit-bases.ts";
import { loyaltyTables } from "../tables.ts";

/** An invoice as earning and giving back look at it. */
export type EarningSubject = {
  readonly currency: string;
  readonly currencyRateMillionths: bigint;
  /** What earns: every line but those of gift cards. */
  readonly lines: readonly TermsLine[];
  /** What the redeemed points took off each line. */
  readonly pointsShares: readonly LineShare[];
  /** How far each line was refunded. */
  readonly progress: ReadonlyMap<number, LineProgress>;
};

/** Reads an invoice with its lines and what was taken off them. */
export async function earningSubject(scope: Scope, invoiceId: number): Promise<EarningSubject> {
  const tables = loyaltyTables(scope);
  const invoice = await tables
    .selectFrom("invoice")
    .select(["currency", "currency_rate_millionths", "tax_inclusive"])
    .where("id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  const items = await tables.selectFrom("invoice_item").selectAll().where("invoice_id", "=", invoiceId).orderBy("position").execute();
  const adjustments = await tables
    .selectFrom("invoice_adjustment")
    .select(["lines", sql<boolean>`source_kind = 'points'`.as("is_points")])
    .where("invoice_id", "=", invoiceId)
    .orderBy("position")
    .execute();
  const shares = adjustments.flatMap(({ lines }) => lineSharesOf(lines));
  return {
    currency: invoice.currency,
    currencyRateMillionths: invoice.currency_rate_millionths,
    lines: items
      .filter(({ type }) => type !== "gift_card")
      .map((item) => ({
        itemId: item.id,
        productId: item.product_id ?? undefined,
        productType: item.type,
        units: unitBases(item, shares, invoice.tax_inclusive),
      })),
    pointsShares: adjustments.flatMap(({ lines, is_points: isPoints }) => (isPoints ? lineSharesOf(lines) : [])),
    progress: new Map(items.map((item) => [item.id, progressOf(item)])),
  };
}

function progressOf(item: {
  readonly quantity: number;
  readonly unit_totals: unknown;
  readonly refunded_quantity: number;
  readonly refunded_minor: bigint;
}) {
  return {
    quantity: item.quantity,
    unitTotals: runsFromJson(item.unit_totals),
    refundedQuantity: item.refunded_quantity,
    refundedMinor: item.refunded_minor,
  };
}
