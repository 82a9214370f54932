import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";

/** One page of a list that is always short: the tiers, rules and rewards of a programme. */
export function pageOfAll<Item>(list: readonly Item[], request: PageRequest): Page<Item> {
  const offset = offsetOf(request);
  return pageOf(list.slice(offset, offset + request.per_page), list.length, request);
}
