import type { Selectable } from "kysely";
import { z } from "zod";
import { ppmToWire } from "#core/kernel/rate.ts";
import type { BillingTables } from "../tables.ts";

/** A row of `tax`. */
export type TaxRow = Selectable<BillingTables["tax"]>;

/** A tax rule on the wire; the rate is a percentage. */
export const taxSchema = z.object({
  id: z.int(),
  name: z.string(),
  taxrate: z.number(),
  country: z.string().nullable(),
  state: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentTax(row: TaxRow): z.input<typeof taxSchema> {
  return {
    id: row.id,
    name: row.name,
    taxrate: ppmToWire(row.rate_ppm),
    country: row.country,
    state: row.state,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
