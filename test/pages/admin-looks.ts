import { inspectPages, type Look } from "#test/views/inspect-page.ts";
import { complaintsOf, pageBrowser, signIn } from "#test/views/page-browser.ts";
import { htmlPaths } from "./crawl.ts";
import { crawlAdmin, furnishedShop } from "./furnished-shop.ts";

type Test = Parameters<typeof inspectPages>[0] & Parameters<typeof furnishedShop>[0];

/** Looks at every admin page in one look: nothing that axe knows is wrong, nothing is wider than the screen, nothing is refused. */
export async function inspectAdmin(t: Test, look: Look): Promise<void> {
  const shop = await furnishedShop(t);
  const { found, visitor } = await crawlAdmin(shop);
  const address = await shop.listen();
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  const complaints = complaintsOf(page);
  await inspectPages(t, page, address, htmlPaths(visitor), [look]);
  await signIn(page, `${address}/admin`);
  await inspectPages(t, page, address, htmlPaths(found), [look]);
  t.same(complaints, [], "nothing was refused by the content security policy, and no script failed");
}
