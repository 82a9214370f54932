import { z } from "zod";
import { presentPricing } from "./present-pricing.ts";
import { pricingOutput } from "./pricing-wire.ts";
import { productTypes } from "./product-fields.ts";
import type { ProductView } from "./product-view.ts";

/** A product as staff see it. */
export const productSchema = z.object({
  id: z.int(),
  product_category_id: z.int().nullable(),
  title: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  type: z.enum(productTypes),
  status: z.enum(["enabled", "disabled"]),
  hidden: z.boolean(),
  is_addon: z.boolean(),
  currency: z.string(),
  pricing: pricingOutput,
  prices: z.record(z.string(), pricingOutput),
  service_type: z.string().nullable(),
  consultant_id: z.int().nullable(),
  taxed: z.boolean(),
  stock_control: z.boolean(),
  quantity_in_stock: z.int(),
  priority: z.int(),
  config: z.record(z.string(), z.unknown()),
  addons: z.array(z.object({ id: z.int(), title: z.string(), slug: z.string(), status: z.enum(["enabled", "disabled"]) })),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentProduct(view: ProductView): z.input<typeof productSchema> {
  const { row, currency, addons } = view;
  return {
    id: row.id,
    product_category_id: row.product_category_id,
    title: row.title,
    slug: row.slug,
    description: row.description,
    type: row.type,
    status: row.status,
    hidden: row.hidden,
    is_addon: row.is_addon,
    currency,
    ...presentPricing(view),
    service_type: row.service_type,
    consultant_id: row.consultant_id,
    taxed: row.taxed,
    stock_control: row.stock_control,
    quantity_in_stock: row.quantity_in_stock,
    priority: row.priority,
    config: row.config,
    addons: addons.map(({ row: { id, title, slug, status } }) => ({ id, title, slug, status })),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
