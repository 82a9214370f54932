import { z } from "zod";
import { addToUnit, allocateToUnits, evenRuns, runsFromJson, subtractRuns, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";

/** What of an invoice line's row the base is computed from. */
export type BaseItem = {
  readonly id: number;
  readonly quantity: number;
  readonly unit_price_minor: bigint;
  readonly setup_minor: bigint;
  readonly taxable_minor: bigint;
  readonly tax_minor: bigint;
  readonly unit_totals: unknown;
};

/** What one adjustment took off one line. */
export type LineShare = { readonly item: number; readonly units: UnitRuns; readonly setup: bigint };

const sharesSchema = z.array(
  z.object({
    item: z.int(),
    units: z.unknown().transform((json) => runsFromJson(json)),
    setup: z
      .string()
      .regex(/^\d+$/)
      .transform((text) => BigInt(text)),
  }),
);

/** Reads the `lines` of an `invoice_adjustment`. */
export function lineSharesOf(json: unknown): readonly LineShare[] {
  return sharesSchema.parse(json);
}

/**
 * What each unit of a line earns points on: its price after every discount, without tax. In a tax-inclusive shop the tax of the line is
 * taken out of its units in proportion.
 */
export function unitBases(item: BaseItem, shares: readonly LineShare[], taxInclusive: boolean): UnitRuns {
  const taxables = unitTaxables(item, shares);
  return taxInclusive ? subtractRuns(taxables, allocateToUnits(item.tax_minor, taxables)) : taxables;
}

function unitTaxables(item: BaseItem, shares: readonly LineShare[]): UnitRuns {
  const own = shares.filter((share) => share.item === item.id);
  const units = own.reduce<UnitRuns>((left, share) => subtractRuns(left, share.units), evenRuns(item.quantity, item.unit_price_minor));
  const taxables = addToUnit(
    units,
    0,
    own.reduce((left, share) => left - share.setup, item.setup_minor),
  );
  // A line whose adjustments do not explain its figures (it was written by hand) is shared out by what its units cost.
  return sumRuns(taxables) === item.taxable_minor ? taxables : allocateToUnits(item.taxable_minor, runsFromJson(item.unit_totals));
}
