import type { Page } from "playwright-core";
import { STAFF } from "./live-shop.ts";

/** Signs in to the admin pages of a host. */
export async function signIn(page: Page, address: string, { email, password }: typeof STAFF = STAFF): Promise<void> {
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("#field-email", email);
  await page.fill("#field-password", password);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/admin`);
}

/** What stands in an element, without the spaces around it. */
export async function textIn(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Waits until an element says something; a page that never does fails with what it says instead. */
export async function saysIn(page: Page, selector: string, text: string): Promise<void> {
  try {
    await page.locator(selector).filter({ hasText: text }).waitFor({ state: "attached", timeout: 30_000 });
  } catch (cause) {
    throw new Error(`${selector} never said "${text}", but "${await textIn(page, selector)}".`, { cause });
  }
}

/** The toasts that are to be seen. */
export function toastsOf(page: Page): Promise<readonly string[]> {
  return page.locator(".live-toasts > :not([hidden])").allInnerTexts();
}
