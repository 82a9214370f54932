import type { PageRequest } from "#core/events/page.ts";
import type { AppError } from "#core/kernel/app-error.ts";

/** The id in the path of a page about one thing. What is no id is answered as what is not there: throws `missing`. */
export function idInPath({ params }: Pick<PageRequest, "params">, missing: () => AppError): number {
  const text = params["id"] ?? "";
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw missing();
  return Number(text);
}
