import { type Browser, chromium } from "playwright-core";
import type { TestLife } from "#test/harness/fresh-database.ts";

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
