import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** A phone, a tablet, a desk. */
const WIDTHS = [320, 768, 1280];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours: all that an appearance can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block", "target-size"];

const LOOKS: readonly Look[] = ["light", "dark", "contrast"];

type Test = { readonly same: (found: unknown, wanted: unknown, message: string) => boolean };

export type Look = "light" | "dark" | "contrast";

/** Opens pages in light, dark and high contrast, at three widths, and looks for faults that axe knows and for scrolling sideways. */
export async function inspectPages(t: Test, page: Page, address: string, paths: readonly string[], looks = LOOKS): Promise<void> {
  const domain = new URL(address).hostname;
  for (const appearance of looks) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain, path: "/" }]);
    for (const path of paths) {
      await page.goto(`${address}${path}`);
      await page.evaluate("for (const box of document.querySelectorAll('main details:not(.menu)')) box.open = true");
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await inspectPage(t, page, `${path} ${appearance} ${width}`, appearance === "light" ? "all" : "colours");
      }
    }
  }
}

/** Looks at a page as it stands. */
export async function inspectPage(t: Test, page: Page, name: string, rules: "all" | "colours" = "all"): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await (rules === "all" ? axe.withTags(TAGS) : axe.withRules(COLOUR_RULES)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  t.same(found, [], `${name}: axe`);
  t.same(await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"), 0, `${name}: not wider than the screen`);
}
