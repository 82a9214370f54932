import t from "tap";
import { inspectPages } from "#test/views/inspect-page.ts";
import { complaintsOf, pageBrowser, signIn } from "#test/views/page-browser.ts";
import { crawl, htmlPaths } from "./crawl.ts";
import { furnishedShop } from "./furnished-shop.ts";
import { missingIcons } from "./missing-icons.ts";

t.setTimeout(600_000);

t.test("every page of the portal can be reached by links, says names as text, and suits every look and width", async (t) => {
  const shop = await furnishedShop(t);
  const { client } = shop;
  // Only mails lead to pages with a token.
  const visitor = await crawl(shop, "", ["/", "/reset-password/0", "/confirm-address/0"]);
  const found = await crawl(shop, await shop.signInClient(), ["/", `/thank-you/${await shop.someInvoiceHash()}`, "/sign-out"]);
  const reached = new Set([...visitor.pages.keys(), ...found.pages.keys()]);
  t.same(
    found.unreached.filter((pattern) => !reached.has(pattern)),
    [],
    "links lead to every page",
  );
  for (const [path, { status, text, headers }] of [...found.answers, ...visitor.answers]) {
    t.ok(status < 400, `${path} is there`);
    if (!String(headers["content-type"]).startsWith("text/html")) continue;
    t.notMatch(text, "<script>alert(1)", `${path} shows names as text`);
    t.notMatch(text, "[object Object]", `${path} knows what to say`);
  }
  t.same(await missingIcons(shop, [...found.answers, ...visitor.answers]), [], "every icon is there");
  const address = await shop.listen();
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  const complaints = complaintsOf(page);
  await inspectPages(t, page, address, htmlPaths(visitor));
  await signIn(page, address, client);
  await inspectPages(t, page, address, htmlPaths(found));
  t.same(complaints, [], "nothing was refused by the content security policy, and no script failed");
});
