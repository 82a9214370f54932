import { areaOf } from "#core/views/area-path.ts";
import { findPage } from "#core/views/find-page.ts";
import type { Answer, PagesApp } from "#test/views/pages-app.ts";

export type Crawled = {
  /** One address for each pattern of the area's pages that links lead to, by pattern. */
  readonly pages: ReadonlyMap<string, string>;
  /** Patterns of the area's pages that no link leads to. */
  readonly unreached: readonly string[];
  /** What was answered, by address. */
  readonly answers: ReadonlyMap<string, Answer>;
};

/** Follows the links of pages from a first one, as somebody who clicks on everything does, and opens one page of each pattern. */
export async function crawl({ open, scope }: PagesApp, cookie: string, starts: readonly string[]): Promise<Crawled> {
  const { wiring } = await scope();
  const { area } = areaOf(starts[0] ?? "/");
  const waiting = [...starts];
  const pages = new Map<string, string>();
  const answers = new Map<string, Answer>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const [path = "/"] = address.split("?");
    const at = areaOf(path);
    const page = findPage(wiring, at.area, at.path)?.page;
    if (at.area !== area || page === undefined || page.module === "sample-pages" || pages.has(page.path)) continue;
    const pattern = page.path;
    const answer = await open(address, cookie);
    answers.set(address, answer);
    if (answer.status >= 300 && answer.status < 400) waiting.unshift(String(answer.headers.location));
    else pages.set(pattern, address);
    if (isHtml(answer)) waiting.push(...linksOf(answer.text));
  }
  const unreached = wiring.pages
    .filter((page) => page.area === area && page.module !== "sample-pages" && !pages.has(page.path))
    .map(({ path }) => path);
  return { pages, unreached, answers };
}

/** The addresses of those that a browser draws; the others are files. */
export function htmlPaths({ pages, answers }: Crawled): readonly string[] {
  return [...pages.values()].filter((address) => {
    const answer = answers.get(address);
    return answer !== undefined && isHtml(answer);
  });
}

function isHtml({ headers }: Answer): boolean {
  return String(headers["content-type"]).startsWith("text/html");
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)/g)].flatMap(([, href]) =>
    href === undefined ? [] : [href.replaceAll("&amp;", "&").replaceAll("&#x3D;", "=")],
  );
}
