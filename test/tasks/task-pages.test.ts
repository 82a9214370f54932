import { parse } from "csv-parse/sync";
import readExcelFile from "read-excel-file/node";
import t from "tap";
import { startJobs } from "#core/jobs/start-jobs.ts";
import type { Page } from "#core/kernel/page.ts";
import type { WholeTask } from "#core/tasks/show-task.ts";
import type { TaskView } from "#core/tasks/task-view.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { until } from "#test/jobs/jobs-host.ts";
import { type Answer, type PagesApp, pagesApp, tokenOf } from "#test/views/pages-app.ts";
import { manyCoupons } from "./many-coupons.ts";

type Desk = PagesApp & { readonly cookie: string; readonly ended: (answer: Answer) => Promise<WholeTask> };

/** A shop with so many coupons, and its queue at work. */
async function desk(t: TestLife, count: number, name?: string): Promise<Desk> {
  const app = await pagesApp(t);
  await manyCoupons(app, count, name);
  const jobs = await startJobs({ ...app.host, environment: { ...app.host.environment, workers: 2 } });
  t.teardown(() => jobs.stop());
  return {
    ...app,
    cookie: await app.signInStaff(),
    ended: async ({ headers, status, text }) => {
      const id = Number(/^\/admin\/tasks\/(\d+)$/.exec(String(headers.location))?.[1]);
      if (!Number.isInteger(id)) throw new Error(`No task: ${status} ${text.slice(0, 2_000)}`);
      const task = () => app.call<WholeTask>("admin", "task_get", { id });
      await until(async () => (await task()).finished_at !== null);
      return task();
    },
  };
}

t.test(
  "a small list is a file at once; a large one is offered to be made in the background, with the filters and order of the list",
  async (t) => {
    const { open, submit, cookie, ended, call } = await desk(t, 2_300, `=cmd|' /C calc'!A0`);
    const small = await open("/admin/coupons/export?format=csv&search=MANY7&sort=code", cookie);
    t.match(small.headers["content-disposition"], /coupons-.*\.csv/);
    const address = "/admin/coupons/export?format=csv&type=percentage&sort=code";
    const offered = await open(address, cookie);
    t.equal(offered.status, 200);
    t.match(offered.text, /2,300 coupons are more than is made at once/);
    const task = await ended(await submit(address, { _action: "start" }, cookie));
    t.match(task, {
      state: "done",
      done: 2_300,
      total: 2_300,
      title: "Export of coupons as CSV",
      message: "2,300 coupons are in the file.",
    });
    const file = await open(`/admin/tasks/${task.id}/file`, cookie);
    t.match(file.headers["content-disposition"], /attachment.*coupons-\d{4}-\d\d-\d\d\.csv/);
    const [titles = [], ...rows] = parse(file.text);
    const codes = rows.map((row) => row[titles.indexOf("code")] ?? "");
    t.equal(codes.length, 2_300);
    t.equal(new Set(codes).size, 2_300, "each code once");
    t.same(codes, codes.toSorted(), "in the order of the list");
    t.match(rows[0]?.[titles.indexOf("internal_name")], /^'=cmd/, "no cell is a formula");
    t.equal((await call<Page<TaskView>>("admin", "task_get_list", { kind: "coupon.export" })).total, 1);
  },
);

t.test("a workbook made in the background holds every row", async (t) => {
  const { send, submit, cookie, ended } = await desk(t, 2_100, "<script>alert(1)</script>");
  const task = await ended(await submit("/admin/coupons/export?format=xlsx&sort=created_at", { _action: "start" }, cookie));
  t.match(task, { state: "done", done: 2_100, file: { name: /^coupons-.*\.xlsx$/ } });
  const bytes: Buffer[] = [];
  for (let part = 0; part < (task.file?.parts ?? 0); part += 1) {
    const answer = await send({ method: "GET", url: `/api/admin/task/get_file?id=${task.id}&part=${part}`, headers: { cookie } });
    bytes.push(Buffer.from(JSON.parse(answer.text).result.content, "base64"));
  }
  const [sheet] = await readExcelFile(Buffer.concat(bytes));
  const [titles, ...rows] = sheet?.data ?? [];
  t.same(titles?.slice(0, 4), ["Code", "Internal name", "Type", "Value"]);
  t.equal(rows.length, 2_100);
  t.equal(new Set(rows.map(([code]) => code)).size, 2_100);
  t.equal(rows[0]?.[1], "<script>alert(1)</script>");
  t.ok(rows[0]?.[12] instanceof Date);
});

t.test("all that fit are changed: few at once, many in the background; a deletion of all is taken back whole", async (t) => {
  const { open, submit, cookie, ended, call } = await desk(t, 450);
  const list = await open("/admin/coupons", cookie);
  t.match(list.text, /name="all" value="1"[\s\S]*All 450 that fit/);
  t.notMatch((await open("/admin/coupons?search=MANY449", cookie)).text, /name="all"/, "one page is chosen box by box");
  const bulk = (change: string, query = "", more = {}) =>
    submit(`/admin/coupons${query}`, { _action: "bulk", all: "1", change, ...more }, cookie);
  const few = await bulk("deactivate", "?search=MANY44&sort=code");
  t.equal(few.status, 303);
  t.equal(few.headers.location, "/admin/coupons?search=MANY44&sort=code");
  t.match((await bulk("csv", "?type=percentage")).headers.location, /\/admin\/coupons\/export\?format=csv&type=percentage$/);
  const off = await ended(await bulk("deactivate", "?status=active"));
  t.match(off, { state: "done", failed: 0, title: "Deactivate coupons", undo: null });
  t.match(await call("admin", "coupon_get_list", { status: "active" }), { total: 0 });
  const copied = await ended(await bulk("duplicate"));
  t.match(copied, { state: "done", done: 450 }, "copies are not copied again");
  t.match(await call("admin", "coupon_get_list", {}), { total: 900 });
  t.match((await bulk("extend")).text, /Say until when/);
  const extended = await ended(await bulk("extend", "", { end_at: "2000-01-01" }));
  t.match(extended, { done: 900, message: /coupons were changed/ });
  const deleted = await ended(await bulk("delete"));
  t.match(deleted, { state: "done", done: 900, message: "900 coupons were changed.", undo: "Bring them all back" });
  t.match(await call("admin", "coupon_get_list", {}), { total: 0 });
  const page = await open(`/admin/tasks/${deleted.id}`, cookie);
  t.match(page.text, /Bring them all back/);
  const report = (await open(`/admin/tasks/${deleted.id}/file`, cookie)).text;
  t.equal(report.trim().split("\n").length, 901);
  const taken = await call<number>("admin", "coupon_create_advanced", { code: "MANY9", type: "percentage", value: 5 });
  const undone = await ended(await submit(`/admin/tasks/${deleted.id}`, { _action: "undo" }, cookie));
  t.match(undone, {
    state: "done",
    done: 900,
    failed: 1,
    message: "899 coupons were changed.",
    failures: [{ subject: "MANY9", code: "coupon.code_taken" }],
  });
  t.match(await call("admin", "coupon_get_list", {}), { total: 900 });
  t.match(await call("admin", "coupon_get", { id: taken }), { code: "MANY9" });
  t.match((await open(`/admin/tasks/${undone.id}`, cookie)).text, /What stayed undone[\s\S]*MANY9[\s\S]*This code is in use already/);
  t.match((await open(`/admin/tasks/${deleted.id}`, cookie)).text, /This was taken back/);
});

t.test("codes are made in the background from the coupon's page, and the file has each once", async (t) => {
  const { open, submit, cookie, ended, call } = await desk(t, 1);
  const { id } = await call<{ readonly id: number }>("admin", "coupon_get", { code: "MANY1" });
  const task = await ended(await submit(`/admin/coupons/${id}/codes`, { _action: "generate", count: "6000", prefix: "-VIP" }, cookie));
  t.match(task, { state: "done", done: 6_000, total: 6_000, message: "6,000 codes were made." });
  const codes = (await open(`/admin/tasks/${task.id}/file`, cookie)).text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0]);
  t.equal(new Set(codes).size, 6_000);
  t.ok(
    codes.every((code) => code?.startsWith("'-VIP")),
    "a code that looks like a formula is defused",
  );
  const offered = await open(`/admin/coupons/${id}/codes/export`, cookie);
  t.match(offered.text, /6,001 codes are more than is made at once/);
  const exported = await ended(await submit(`/admin/coupons/${id}/codes/export`, { _action: "start" }, cookie));
  t.match(exported, { state: "done", done: 6_001 });
});

t.test("the pages show how far it is without a script, stop it, and keep it from those it does not concern", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, call } = app;
  await manyCoupons(app, 3);
  const cookie = await app.signInStaff();
  const { id } = await call<WholeTask>("admin", "task_start", { kind: "coupon.export", input: { format: "csv" } });
  const page = await open(`/admin/tasks/${id}`, cookie);
  t.match(page.text, /<h1[^>]*>Export of coupons as CSV/);
  t.match(page.text, /role="status" id="task-spoken">Waiting</);
  t.match(page.text, /id="task-refresh" href="\/admin\/tasks\/\d+"/);
  t.match(page.text, /hx-trigger="every 1s"/);
  const german = await open(`/admin/tasks/${id}`, `${cookie}; largesse_language=de`);
  t.match(german.text, /Export von Gutscheinen als CSV[\s\S]*Wartet/);
  t.match((await open("/admin/tasks?state=queued", cookie)).text, new RegExp(`href="/admin/tasks/${id}"`));
  t.match((await open("/admin/tasks?state=done", cookie)).text, /Nothing fits these filters/);
  t.equal((await open(`/admin/tasks/${id}/file`, cookie)).status, 404);
  t.equal((await open("/admin/tasks/999", cookie)).status, 404);
  t.equal((await open("/admin/tasks/none", cookie)).status, 404);
  await call("admin", "staff_create", {
    email: "clerk@shop.example",
    name: "Clerk",
    password: "a long enough password",
    permissions: ["coupon.view"],
  });
  const clerk = await app.signInStaff("clerk@shop.example", "a long enough password");
  t.equal((await open(`/admin/tasks/${id}`, clerk)).status, 404);
  t.match((await open("/admin/tasks", clerk)).text, /Nothing runs in the background/);
  t.notMatch((await open("/admin/tasks", clerk)).text, /name="mine"/);
  t.equal((await submit(`/admin/tasks/${id}`, { _action: "cancel", id: String(id) }, cookie, { csrfToken: undefined })).status, 403);
  const token = tokenOf(page.text);
  const stopped = await submit(`/admin/tasks/${id}`, { _action: "cancel", id: String(id) }, cookie, { csrfToken: token });
  t.equal(stopped.status, 303);
  const after = await open(`/admin/tasks/${id}`, cookie);
  t.match(after.text, /The work is stopped[\s\S]*Stopped/);
  t.notMatch(after.text, /hx-trigger="every/);
  t.equal((await submit(`/admin/tasks/${id}`, { _action: "cancel", id: String(id) }, cookie)).status, 409);
});
