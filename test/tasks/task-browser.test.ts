import t from "tap";
import { startJobs } from "#core/jobs/start-jobs.ts";
import type { WholeTask } from "#core/tasks/show-task.ts";
import { inspectPages } from "#test/views/inspect-page.ts";
import { pageBrowser } from "#test/views/page-browser.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, pagesApp } from "#test/views/pages-app.ts";
import { manyCoupons } from "./many-coupons.ts";

t.setTimeout(220_000);

t.test("the bar follows the work by itself, the focus is never lost, and the pages have no fault that axe knows", async (t) => {
  const app = await pagesApp(t);
  const { listen, call, host } = app;
  await manyCoupons(app, 60, "<script>alert(1)</script>");
  const { id } = await call<{ readonly id: number }>("admin", "coupon_get", { code: "MANY1" });
  const start = async (kind: string, input: object) => (await call<WholeTask>("admin", "task_start", { kind, input })).id;
  const address = await listen();
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("[name=email]", ADMIN_EMAIL);
  await page.fill("[name=password]", ADMIN_PASSWORD);
  await page.click("main button[type=submit]");
  await page.waitForURL(/\/admin\/?$/);
  await page.goto(`${address}/admin/coupons/${id}/codes`);
  await page.fill("#field-count", "60000");
  await page.fill("#field-length", "12");
  await page.press("#field-length", "Enter");
  await page.waitForURL(/\/admin\/tasks\/\d+$/);
  t.equal(await page.textContent("#task-spoken"), "Waiting");
  await page.focus("#task-refresh");
  const jobs = await startJobs({ ...host, environment: { ...host.environment, workers: 1 } });
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= jobs.stop());
  t.teardown(stop);
  await page.waitForSelector("#task progress");
  t.equal(await page.evaluate("document.activeElement.id"), "task-refresh");
  await page.waitForSelector("#task-file", { timeout: 120_000 });
  t.equal(await page.evaluate("document.activeElement.id"), "task", "what had the focus is gone, the focus is not");
  t.equal(await page.textContent("#task-spoken"), "Finished");
  t.equal(await page.locator("#task-poll").count(), 0, "nothing asks any more");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#task-file")]);
  t.equal(download.suggestedFilename(), `codes-of-coupon-${id}.csv`);
  await page.click("#task-goal");
  await page.waitForURL(/\/codes\?batch_id=/);
  const failed = await start("coupon.generate_codes", {
    coupon_id: id,
    pattern: "SAVE-##",
    count: 100,
  });
  const undone = await start("coupon.change_many", { change: "delete", filters: {} });
  await page.goto(`${address}/admin/tasks/${undone}`);
  await page.waitForSelector("button:has-text('Bring them all back')", { timeout: 30_000 });
  await page.click("button:has-text('Bring them all back')");
  await page.waitForSelector("#task-file", { timeout: 30_000 });
  const again = await start("coupon.change_many", { change: "restore", of_task: undone });
  await page.goto(`${address}/admin/tasks/${again}`);
  await page.waitForSelector("#task-failures", { timeout: 30_000 });
  await stop();
  const waiting = await start("coupon.export", { format: "csv" });
  const paths = ["", ...[waiting, failed, again].map((task) => `/${task}`)].map((path) => `/admin/tasks${path}`);
  await inspectPages(t, page, address, paths);
  t.same(faults, [], "the browser has nothing to complain of");
});
