import type { PageRequest } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";

/** As many rows as a request reads for a file; more of them are left to the background. */
export const MOST_AT_ONCE = 2_000;

/** All rows of a paged method. */
export async function everyPage<Row>({ call }: Pick<PageRequest, "call">, method: string, input: object): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await call<Page<Row>>(method, { ...input, page, per_page: 500 });
    pages = found.pages;
    rows.push(...found.list);
  }
  return rows;
}
