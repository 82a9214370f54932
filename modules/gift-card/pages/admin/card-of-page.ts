import type { PageRequest } from "#core/events/page.ts";
import { cardMissing } from "../../errors.ts";

/** The id in the path of a page about one card. Throws `gift_card.not_found` (404) for what is no id. */
export function idOf({ params }: Pick<PageRequest, "params">): number {
  const text = params["id"] ?? "";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw cardMissing();
  return Number(text);
}
