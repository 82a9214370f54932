import type { Page } from "playwright-core";

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
