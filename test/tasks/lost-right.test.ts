import t from "tap";
import type { Actor } from "#core/events/actor.ts";
import type { Page } from "#core/kernel/page.ts";
import { runTask } from "#core/tasks/run-task.ts";
import type { TaskView } from "#core/tasks/task-view.ts";
import { pagesApp } from "#test/views/pages-app.ts";
import { tasksHost } from "./tasks-host.ts";

t.setTimeout(120_000);

t.test("who may no longer do the work sees neither its file nor what stayed undone, and why it failed only in general", async (t) => {
  const host = await tasksHost(t);
  const permissions = ["sample.count"];
  const staffId = await host.call<number>("admin", "staff_create", { email: "clerk@shop.example", name: "Clerk", permissions });
  const clerk = (...rights: string[]): Actor => ({
    kind: "staff",
    staffId,
    isSuper: false,
    permissions: new Set(["profile.manage", ...rights]),
  });
  const done = await host.start({ count: 12, refuse: [3] }, clerk("sample.count"));
  const failed = await host.start({ count: 12, fail_at: 5 }, clerk("sample.count"));
  for (const id of [done, failed]) await runTask(await host.scope(), id);
  const before = await host.task(done, clerk("sample.count"));
  t.match(before, { failed: 1, failures: [{ subject: "Number 3" }], file: { parts: 2 } });
  t.match(await host.task(failed, clerk("sample.count")), { error: { code: "request.invalid", details: { number: "Is bad." } } });
  const after = await host.task(done, clerk());
  t.match(after, { state: "done", failed: 1, file: null });
  t.same(after.failures, []);
  const told = { error: { code: "request.invalid", message: "Only who may do this work is told why it failed.", details: {} } };
  t.match(await host.task(failed, clerk()), told);
  t.same((await host.task(failed, clerk())).error?.details, {});
  const { list } = await host.call<Page<TaskView>>("admin", "task_get_list", {}, clerk());
  t.match(list, [told, { file: null }]);
  await host.call("admin", "staff_update", { id: staffId, permissions: [] });
  const broken = await host.start({ count: 1 });
  await t.rejects(host.task(broken, clerk()), { code: "task.not_found" });
  t.match(await host.task(done), { failures: [{ subject: "Number 3" }] }, "others who may do it still see it");
});

t.test("the page says that something is not shown; codes of coupons stand on it no longer", async (t) => {
  const app = await pagesApp(t);
  const { call, open, signInStaff, scope } = app;
  const id = await call<number>("admin", "staff_create", {
    email: "clerk@shop.example",
    name: "Clerk",
    password: "long enough a word",
    permissions: ["coupon.view", "coupon.manage"],
  });
  const coupon = await call<number>("admin", "coupon_create_advanced", { code: "SECRETLY", type: "percentage", value: 10 });
  const as: Actor = {
    kind: "staff",
    staffId: id,
    isSuper: false,
    permissions: new Set(["profile.manage", "coupon.view", "coupon.manage"]),
  };
  await call("admin", "coupon_delete", { id: coupon });
  const input = { change: "restore", of_task: 1 };
  const first = await call<{ id: number }>(
    "admin",
    "task_start",
    { kind: "coupon.change_many", input: { change: "delete", filters: {} } },
    as,
  );
  await call("admin", "coupon_create_advanced", { code: "SECRETLY", type: "percentage", value: 10 });
  await runTask(await scope(), first.id);
  const again = await call<{ id: number }>(
    "admin",
    "task_start",
    { kind: "coupon.change_many", input: { ...input, of_task: first.id } },
    as,
  );
  await call("admin", "coupon_create_advanced", { code: "SECRETLY", type: "percentage", value: 10 });
  await runTask(await scope(), again.id);
  const cookie = await signInStaff("clerk@shop.example", "long enough a word");
  const seen = await open(`/admin/tasks/${again.id}`, cookie);
  t.match(seen.text, /SECRETLY/);
  await call("admin", "staff_update", { id, permissions: [] });
  const hidden = await open(`/admin/tasks/${again.id}`, cookie);
  t.equal(hidden.status, 200);
  t.notMatch(hidden.text, /SECRETLY/);
  t.match(hidden.text, /Only who may do this work sees what stayed undone/);
  t.notMatch(hidden.text, /task-failures/);
});
