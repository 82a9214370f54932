import type { PageRequest } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { couponErrors } from "../errors.ts";

/**
 * All rows of a paged method, for a file. A file that could not hold them all is refused rather than cut short.
 *
 * @throws AppError `coupon.export_too_large` (422) with `total` and `most`
 */
export async function everyPage<Row>(
  { call }: Pick<PageRequest, "call">,
  method: string,
  input: object,
  most: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await call<Page<Row>>(method, { ...input, page, per_page: 500 });
    if (found.total > most) throw couponErrors.error("coupon.export_too_large", { total: found.total, most });
    pages = found.pages;
    rows.push(...found.list);
  }
  return rows;
}
