import { z } from "zod";
import type { CartRow } from "./loaded-cart.ts";

/** A cart in a list, without its lines and prices. */
export const cartRowSchema = z.object({
  id: z.int(),
  client_id: z.int().nullable(),
  status: z.enum(["open", "ordered", "merged"]),
  currency: z.string(),
  item_count: z.int(),
  version: z.int(),
  utm_source: z.string().nullable(),
  utm_medium: z.string().nullable(),
  utm_campaign: z.string().nullable(),
  country: z.string().nullable(),
  ordered_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentCartRow(row: CartRow & { readonly item_count: number }): z.input<typeof cartRowSchema> {
  const { id, client_id, status, currency, item_count, version, utm_source, utm_medium, utm_campaign, country } = row;
  return {
    ...{ id, client_id, status, currency, item_count, version, utm_source, utm_medium, utm_campaign, country },
    ordered_at: row.ordered_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
