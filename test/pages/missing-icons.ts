import type { Answer, PagesApp } from "#test/views/pages-app.ts";

/** The addresses of icons that pages show and that nothing is at, each with a page that shows it. */
export async function missingIcons(
  { open }: PagesApp,
  pages: Iterable<readonly [path: string, answer: Answer]>,
): Promise<readonly string[]> {
  const shownOn = new Map([...pages].flatMap(([path, { text }]) => iconsOf(text).map((href) => [href, path] as const)));
  const files = new Map<string, Answer>();
  const missing: string[] = [];
  for (const [href, path] of shownOn) {
    const [file = "", name = ""] = href.split("#");
    const answer = files.get(file) ?? (await open(file));
    files.set(file, answer);
    if (answer.status !== 200 || !answer.text.includes(`<symbol id="${name}"`)) missing.push(`${href} on ${path}`);
  }
  return missing;
}

function iconsOf(html: string): readonly string[] {
  return [...html.matchAll(/<use href="([^"]*)"/g)].map(([, href = ""]) => href);
}
