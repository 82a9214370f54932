import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import t from "tap";
import { pageBrowser, signIn } from "#test/views/page-browser.ts";
import { pagesApp } from "#test/views/pages-app.ts";
import { saysIn, textIn, toastsOf } from "./staff-page.ts";

t.setTimeout(200_000);

const START = new Date("2030-01-01T12:00:00Z");
const PAUSED_AT = new Date("2030-01-01T12:00:50Z");
const HARMFUL = "<img src=x onerror=alert(1)>";

type Stage = { readonly browser: Browser; readonly address: string };

type OpenList = {
  readonly page: Page;
  /** The sockets the page has asked for; the test is at their other end. */
  readonly sockets: readonly WebSocketRoute[];
  /** Tells of the use of a coupon. */
  readonly tell: (code: string | null, type?: string) => void;
  /** How often the page has asked for its numbers. */
  readonly refreshes: () => number;
};

t.test("live messages on an open page", async (t) => {
  const { call, listen } = await pagesApp(t);
  await call("admin", "coupon_create_advanced", { code: "SPRING", type: "percentage", value: 10 });
  const stage = { browser: await pageBrowser(t), address: await listen() };

  t.test("toasts are few, merge, are text, wait for who reads them, and screen readers hear of many at once", async (t) => {
    const { page, tell } = await openList(stage, { isPaused: true });
    tell("SPRING");
    await saysIn(page, "#live-status", "1 coupon was used.");
    t.same(await toastsOf(page), ["SPRING was used."]);
    t.match(await page.getAttribute(".live-toast a", "href"), /\/admin\/coupons\/1$/);
    for (const code of ["SPRING", null, HARMFUL, "FOUR", "FIVE"]) tell(code);
    await saysIn(page, ".live-toast-more", "and 2 more");
    t.same(await toastsOf(page), ["SPRING was used. ×2", "An automatic offer was used.", `${HARMFUL} was used.`, "and 2 more"]);
    t.equal(await page.locator(".live-toasts img").count(), 0);
    t.equal(await textIn(page, "#live-status"), "1 coupon was used.", "they are not chattered at");
    await page.hover(".live-toast a");
    await page.clock.runFor(10_000);
    t.equal(await textIn(page, "#live-status"), "5 coupons were used.");
    t.equal((await toastsOf(page)).length, 4, "nothing goes away under the pointer");
    await page.mouse.move(0, 0);
    await page.clock.runFor(9_000);
    t.same(await toastsOf(page), []);
    await page.clock.runFor(20_000);
    t.equal(await textIn(page, "#live-status"), "");
    tell("SPRING", "limit_reached");
    await saysIn(page, "#live-status", "1 coupon has reached its limit.");
    t.equal(await page.locator(".live-toast-warning").count(), 1);
  });

  t.test("toasts are closed by keyboard, one or all, and the focus goes back to where it was", async (t) => {
    const { page, tell } = await openList(stage, { isPaused: true });
    for (const code of ["ONE", "TWO"]) tell(code);
    await saysIn(page, "#live-toasts", "TWO was used.");
    await page.focus("#filter-search");
    t.equal(await page.evaluate("document.activeElement.id"), "filter-search", "a toast takes no focus");
    await page.evaluate('document.querySelector(".live-toast button").focus()');
    await page.keyboard.press("Enter");
    t.same(await toastsOf(page), ["TWO was used."]);
    t.equal(await page.evaluate('document.activeElement.closest(".live-toast")?.innerText.trim()'), "TWO was used.");
    await page.clock.runFor(30_000);
    t.same(await toastsOf(page), ["TWO was used."], "nothing goes away under the focus");
    await page.keyboard.press("Escape");
    t.same(await toastsOf(page), []);
    t.equal(await page.evaluate("document.activeElement.id"), "filter-search");
  });

  t.test("many messages are one question: at once for the first, once more for the rest", async (t) => {
    const { page, tell, refreshes } = await openList(stage, { isPaused: true });
    const before = refreshes();
    const answered = page.waitForResponse((answer) => answer.request().headers()["x-refresh"] === "live");
    for (let times = 0; times < 20; times += 1) tell("SPRING");
    await saysIn(page, ".live-toast-count", "×20");
    await page.clock.runFor(1);
    await (await answered).finished();
    t.equal(refreshes() - before, 1);
    tell("SPRING");
    await saysIn(page, ".live-toast-count", "×21");
    t.equal(refreshes() - before, 1, "the next one waits");
    const again = page.waitForResponse((answer) => answer.request().headers()["x-refresh"] === "live");
    await page.clock.runFor(30_000);
    await (await again).finished();
    t.equal(refreshes() - before, 2);
  });

  t.test("a lost socket is made anew from the last message on, one that is over is not", async (t) => {
    const { page, sockets, tell } = await openList(stage, { isPaused: true });
    t.match(sockets[0]?.url(), /\/ws\/coupons\?after=\d+$/);
    tell("SPRING");
    await saysIn(page, "#live-toasts", "SPRING was used.");
    await sockets[0]?.close({ code: 1001, reason: "The host stops." });
    for (let times = 0; times < 50 && sockets.length < 2; times += 1) await page.clock.runFor(100);
    t.match(sockets[1]?.url(), /\?after=101$/);
    await sockets[1]?.close({ code: 1008, reason: "auth.required" });
    for (let times = 0; times < 20; times += 1) await page.clock.runFor(10_000);
    t.equal(sockets.length, 2);
  });

  t.test("rows that were added with Show more follow too", async (t) => {
    const { page, tell } = await openList(stage, { isPaused: false });
    for (let index = 0; index < 50; index += 1)
      await call("admin", "coupon_create_advanced", { code: `LATER${index}`, type: "percentage", value: 10 });
    const { id } = await call<{ readonly id: number }>("admin", "coupon_get", { code: "SPRING" });
    await page.setViewportSize({ width: 400, height: 800 });
    await page.reload();
    t.equal(await page.locator(`#coupon-${id}-status`).count(), 0);
    await page.click(".load-more");
    await page.waitForSelector(`#coupon-${id}-status`);
    await call("admin", "coupon_deactivate", { id });
    tell("SPRING");
    await saysIn(page, `#coupon-${id}-status`, "Inactive");
  });

  t.test("pages with toasts have no fault that axe knows and are no wider than the screen", async (t) => {
    const { page, tell } = await openList(stage, { isPaused: false });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`${stage.address}/admin/coupons/holidays`);
    for (const [scheme, width] of [
      ["light", 320],
      ["dark", 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      for (const [code, type] of [
        ["A-VERY-LONG-CODE-THAT-IS-LONGER-THAN-ANY-PHONE-IS-WIDE-1234567890", "coupon_used"],
        ["FULL", "limit_reached"],
        ["OVER", "expired"],
        ["FOUR", "coupon_used"],
      ] as const)
        tell(code, type);
      await saysIn(page, ".live-toast-more", "more");
      await page.hover(".live-toast p");
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
      t.same(found, [], `${scheme} ${width}: axe`);
      t.equal(await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"), 0, `${scheme} ${width}: fits`);
    }
  });
});

/** An open list of coupons. With a clock that stands still, time passes only when the test says so. */
async function openList({ browser, address }: Stage, { isPaused }: { readonly isPaused: boolean }): Promise<OpenList> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, `${address}/admin`);
  if (isPaused) await page.clock.install({ time: START });
  const sockets: WebSocketRoute[] = [];
  let refreshes = 0;
  await page.routeWebSocket(/\/ws\//, (route) => void sockets.push(route));
  page.on("request", (request) => {
    if (request.headers()["x-refresh"] === "live") refreshes += 1;
  });
  await page.goto(`${address}/admin/coupons`);
  if (isPaused) await page.clock.pauseAt(PAUSED_AT);
  let id = 100;
  const tell: OpenList["tell"] = (code, type = "coupon_used") => {
    id += 1;
    sockets.at(-1)?.send(JSON.stringify({ id, type, at: START, data: { coupon_id: 1, code, used: 1, remaining_uses: null } }));
  };
  return { page, sockets, tell, refreshes: () => refreshes };
}
