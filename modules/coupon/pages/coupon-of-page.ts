import type { PageRequest } from "#core/events/page.ts";
import { couponMissing } from "../errors.ts";

/** The id in the path of a page about one coupon. Throws `coupon.not_found` (404) for what is no id. */
export function idOf({ params }: Pick<PageRequest, "params">): number {
  const text = params["id"] ?? "";
  if (!/^[1-9]\d{0,9}$/.test(text)) throw couponMissing();
  return Number(text);
}
