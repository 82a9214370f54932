import { z } from "zod";
import { presentPricing } from "./present-pricing.ts";
import { pricingOutput } from "./pricing-wire.ts";
import { readConfig } from "./product-config.ts";
import { productTypes } from "./product-fields.ts";
import type { ProductView } from "./product-view.ts";

const publicAddon = z.object({
  id: z.int(),
  title: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  type: z.enum(productTypes),
  product_category_id: z.int().nullable(),
  is_addon: z.boolean(),
  service_type: z.string().nullable(),
  consultant_id: z.int().nullable(),
  in_stock: z.boolean(),
  allow_quantity_select: z.boolean().describe("False: one at a time"),
  duration_minutes: z.int().nullable().describe("Of one session"),
  currency: z.string(),
  pricing: pricingOutput,
  prices: z.record(z.string(), pricingOutput),
});

/** A product as everybody may see it: no stock figures, no settings, no periods that are not offered. */
export const publicProductSchema = publicAddon.extend({ addons: z.array(publicAddon) });

export function presentPublicProduct(view: ProductView): z.input<typeof publicProductSchema> {
  const addons = view.addons.filter((addon) => addon.row.status === "enabled");
  return { ...withoutAddons(view), addons: addons.map(withoutAddons) };
}

function withoutAddons(view: ProductView): z.input<typeof publicAddon> {
  const { row, currency } = view;
  const config = readConfig(row.config);
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    description: row.description,
    type: row.type,
    product_category_id: row.product_category_id,
    is_addon: row.is_addon,
    service_type: row.service_type,
    consultant_id: row.consultant_id,
    in_stock: !row.stock_control || row.quantity_in_stock > 0,
    allow_quantity_select: config.allowQuantitySelect,
    duration_minutes: config.durationMinutes ?? null,
    currency,
    ...presentPricing({ ...view, prices: offeredPrices(view) }),
  };
}

function offeredPrices({ prices }: ProductView): ProductView["prices"] {
  return new Map([...prices].map(([currency, byPeriod]) => [currency, new Map([...byPeriod].filter(([, price]) => price.enabled))]));
}
