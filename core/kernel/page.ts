import { z } from "zod";
import { wholeNumber } from "./wire.ts";

/** The two fields of every list request, to spread into its strict object. */
export const pageInput = {
  page: wholeNumber(1, 2_147_483_647).prefault(1),
  per_page: wholeNumber(1, 500).prefault(100),
};

export type PageRequest = { readonly page: number; readonly per_page: number };

/** One page of a list, as it goes over the wire. `pages` is 0 when nothing matched. */
export type Page<Item> = {
  readonly pages: number;
  readonly page: number;
  readonly per_page: number;
  readonly total: number;
  readonly list: Item[];
};

/** Wraps the rows of one page; `total` counts the matches on all pages. */
export function pageOf<Item>(list: readonly Item[], total: number, request: PageRequest): Page<Item> {
  const { page, per_page } = request;
  return { pages: Math.ceil(total / per_page), page, per_page, total, list: [...list] };
}

/** The schema of a page whose items follow the given schema. */
export function pageOutput<Item extends z.ZodType>(item: Item) {
  return z.object({
    pages: z.int().min(0),
    page: z.int().min(1),
    per_page: z.int().min(1),
    total: z.int().min(0),
    list: z.array(item),
  });
}

/** How many rows come before the requested page. */
export function offsetOf(request: PageRequest): number {
  return (request.page - 1) * request.per_page;
}
