import t from "tap";
import { runTask } from "#core/tasks/run-task.ts";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";

t.setTimeout(150_000);

const GOOD = 240;
const BAD = 1_761;

t.test("a large file is looked at and imported in the background; what was stopped goes on, and each coupon is made once", async (t) => {
  const shop = await testHost(t);
  const permissions = ["coupon.manage", "coupon.view", "profile.manage"];
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password", permissions });
  const good = Array.from({ length: GOOD }, (_none, index) => `LARGE-${index},percentage,10,`);
  const bad = Array.from({ length: BAD }, (_none, index) => `BAD-${index},percentage,101,`);
  const content = Buffer.from(["code,type,value,start_at", ...good, ...bad].join("\n")).toString("base64");
  const file = await shop.call<ImportView>("admin", "coupon_import_create", { name: "large.csv", content });
  t.match(file, { state: "checking", rows: GOOD + BAD, task_id: Number, counts: { unchecked: GOOD + BAD } });
  await t.rejects(shop.call("admin", "coupon_import_run", { id: file.id }), { code: "coupon.import_unchecked" });
  await t.rejects(shop.call("admin", "coupon_import_delete", { id: file.id }), { code: "coupon.import_begun" });
  t.match(await worked(shop, file.task_id), { state: "done", done: GOOD + BAD });
  t.match(await shown(shop, file), { state: "checked", counts: { new: GOOD, error: BAD, unchecked: 0 } });

  const stopped = await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id });
  t.equal(stopped.state, "running");
  await t.rejects(shop.call("admin", "coupon_import_run", { id: file.id }), { code: "coupon.import_begun" });
  await shop.call("admin", "task_cancel", { id: stopped.task_id });
  t.match(await worked(shop, stopped.task_id), { state: "cancelled" });
  t.match(await shown(shop, file), { state: "stopped" });

  const again = await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id });
  t.match(await worked(shop, again.task_id), { state: "done", failures: [] });
  t.match(await shown(shop, file), { state: "finished", counts: { new: GOOD, created: GOOD, error: BAD } });
  t.equal((await shop.call<{ total: number }>("admin", "coupon_get_list", { search: "LARGE-", per_page: 1 })).total, GOOD);
  await shop.call("admin", "coupon_import_delete", { id: file.id });
});

async function worked(shop: TestHost, id: number | null): Promise<unknown> {
  while ((await runTask(await shop.scope(), Number(id))) === "paused");
  return shop.call("admin", "task_get", { id });
}

function shown(shop: TestHost, { id }: ImportView): Promise<ImportView> {
  return shop.call("admin", "coupon_import_get", { id });
}
