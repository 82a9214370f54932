import { z } from "zod";
import type { CategoryRow } from "./require-category.ts";

/** A product category on the wire. */
export const categorySchema = z.object({
  id: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentCategory({ id, title, description, created_at, updated_at }: CategoryRow): z.input<typeof categorySchema> {
  return { id, title, description, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}
