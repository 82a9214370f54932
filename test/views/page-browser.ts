import { type Browser, chromium, type Page } from "playwright-core";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "./pages-app.ts";

const BINARY = "/usr/bin/chromium";

/** A browser without a window, closed when the test ends. It asks nobody outside for anything. */
export async function pageBrowser(t: TestLife): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: BINARY,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  t.teardown(() => browser.close());
  return browser;
}

export type Account = { readonly email: string; readonly password: string };

/** A page in a browser of its own, signed in as staff, the first administrator unless named. */
export async function staffPage(t: TestLife, address: string, account?: Account): Promise<Page> {
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  await signIn(page, `${address}/admin`, account);
  return page;
}

/** Signs in to the admin pages, or as a client to the portal, by the area's address. */
export async function signIn(page: Page, area: string, { email, password }: Account = ADMINISTRATOR): Promise<void> {
  await page.goto(`${area}/sign-in`);
  await page.fill("#field-email", email);
  await page.fill("#field-password", password);
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** Keeps what the browser complains of on a page: what the content security policy refused, scripts that failed. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (fault) => complaints.push(`${page.url()}: ${fault.message}`));
  return complaints;
}

const ADMINISTRATOR: Account = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
