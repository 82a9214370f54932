import type { PageRequest } from "#core/events/page.ts";
import { taskErrors } from "../errors.ts";

/** The id in the path of a page about background work. Throws `task.not_found` for what is no id. */
export function taskIdOf({ params }: Pick<PageRequest, "params">): number {
  const text = params["id"] ?? "";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw taskErrors.error("task.not_found");
  return Number(text);
}
