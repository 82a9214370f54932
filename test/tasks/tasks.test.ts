import { sql } from "kysely";
import t from "tap";
import type { Actor } from "#core/events/actor.ts";
import type { Page } from "#core/kernel/page.ts";
import { sweepTasksJob } from "#core/tasks/jobs/sweep-tasks-job.ts";
import { runTask } from "#core/tasks/run-task.ts";
import { taskTables } from "#core/tasks/tables.ts";
import type { TaskView } from "#core/tasks/task-view.ts";
import { until } from "#test/jobs/jobs-host.ts";
import { gate, type TasksHost, tasksHost } from "./tasks-host.ts";

/** A staff member with just these permissions, beside the implied one. */
async function hire({ call }: TasksHost, email: string, permissions: readonly string[]): Promise<Extract<Actor, { kind: "staff" }>> {
  const staffId = await call<number>("admin", "staff_create", { email, name: email, permissions });
  return { kind: "staff", staffId, isSuper: false, permissions: new Set([...permissions, "profile.manage"]) };
}

async function fileOf({ call }: TasksHost, id: number): Promise<string> {
  let text = "";
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const piece = await call<{ parts: number; content: string }>("admin", "task_get_file", { id, part });
    parts = piece.parts;
    text += Buffer.from(piece.content, "base64").toString();
  }
  return text;
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_none, index) => String(index + 1));

t.test("a task is done step by step in the background, and ends with words and a file", async (t) => {
  const host = await tasksHost(t);
  const id = await host.start({ count: 35, refuse: [3, 4] });
  t.match(await host.task(id), { state: "queued", done: 0, total: null, title: "Count to 35", file: null, staff: { id: 1, name: "Boss" } });
  await host.work();
  const task = await host.ended(id);
  t.match(task, { state: "done", done: 35, total: 35, failed: 2, message: "35 numbers were counted.", href: "/tasks" });
  t.match(task.failures, [
    { subject: "Number 3", href: "/tasks", message: "This work has no file to fetch.", details: { worth: "5" } },
    {},
  ]);
  t.match(task.file, { name: "numbers-to-35.txt", parts: 4, bytes: numbers(35).join("\n").length + 1 });
  t.equal(await fileOf(host, id), `${numbers(35).join("\n")}\n`);
  t.same(
    await host.marks(),
    numbers(35).filter((text) => text !== "3" && text !== "4"),
  );
  const german = await host.scope({ actor: { kind: "staff", staffId: 1, isSuper: true, permissions: new Set() }, language: "de" });
  t.equal(german.word("sample", "Count to {count}", { count: 1 }), "Bis 1 zählen");
});

t.test("the log names who asked, when it begins and when it ends", async (t) => {
  const host = await tasksHost(t);
  const clerk = await hire(host, "clerk@shop.example", ["sample.count"]);
  const id = await host.start({ count: 2 }, clerk);
  const queue = await host.scope({ actor: { kind: "system", reason: "test" }, door: "job" });
  t.equal(await runTask(queue, id), "ended");
  const { list } = await host.call<Page<{ action: string; admin_id: number; door: string }>>("admin", "activity_log_get_list", {
    admin_id: clerk.staffId,
  });
  t.same(
    list.map(({ action, door }) => `${action} ${door}`),
    ["task.finish job", "sample.mark job", "sample.mark job", "task.start api"],
  );
});

t.test("input is strict, kinds and permissions are looked at", async (t) => {
  const host = await tasksHost(t);
  const { call } = host;
  await t.rejects(host.start({ count: "many" }), { code: "request.invalid", details: { "input.count": String } });
  await t.rejects(host.start({ count: 1, more: 1 }), { code: "request.invalid", details: { "input.more": String } });
  await t.rejects(call("admin", "task_start", { kind: "sample.none" }), { code: "task.unknown_kind" });
  const clerk = await hire(host, "clerk@shop.example", []);
  await t.rejects(host.start({ count: 1 }, clerk), { code: "auth.forbidden", details: { permission: "sample.count" } });
});

t.test("staff see their own work; that of others, and its file, with permission only", async (t) => {
  const host = await tasksHost(t);
  const clerk = await hire(host, "clerk@shop.example", ["sample.count"]);
  const chief = await hire(host, "chief@shop.example", ["task.manage_all"]);
  const [mine, other] = [await host.start({ count: 1 }, clerk), await host.start({ count: 1 })];
  for (const id of [mine, other]) await runTask(await host.scope(), id);
  const ids = async (as: Actor, input: object = {}) =>
    (await host.call<Page<TaskView>>("admin", "task_get_list", input, as)).list.map(({ id }) => id);
  t.same(await ids(clerk), [mine]);
  t.same(await ids(chief), [other, mine]);
  t.same(await ids(chief, { mine: 1 }), []);
  t.same(await ids(chief, { state: "failed" }), []);
  await t.rejects(host.task(other, clerk), { code: "task.not_found" });
  await t.rejects(host.call("admin", "task_get_file", { id: other }, clerk), { code: "task.not_found" });
  await t.rejects(host.call("admin", "task_get_file", { id: mine }, chief), { code: "task.no_file" });
  t.match(await host.call("admin", "task_get_file", { id: mine }, clerk), { content: "MQo=" });
});

t.test("one that waits is stopped at once, one that runs before its next step; what was done stays", async (t) => {
  const host = await tasksHost(t);
  const waiting = await host.start({ count: 5 });
  await host.call("admin", "task_cancel", { id: waiting });
  t.match(await host.task(waiting), { state: "cancelled", done: 0 });
  await t.rejects(host.call("admin", "task_cancel", { id: waiting }), { code: "task.has_ended" });
  const running = await host.start({ count: 50, wait_at: 20 });
  gate.reached = async () => {
    await host.call("admin", "task_cancel", { id: running });
    t.match(await host.task(running), { state: "running", stop_asked: true, done: 20 });
  };
  t.equal(await runTask(await host.scope(), running), "ended");
  t.match(await host.task(running), { state: "cancelled", done: 20, total: 50, file: null });
  t.same(await host.marks(), numbers(20));
  t.equal(await runTask(await host.scope(), running), "ended", "the queue may ask again");
});

t.test("a permission that is taken away, or a staff member who is, ends the work", async (t) => {
  for (const change of ["permission", "status", "delete"] as const) {
    const host = await tasksHost(t);
    const clerk = await hire(host, "clerk@shop.example", ["sample.count"]);
    const id = await host.start({ count: 50, wait_at: 10 }, clerk);
    gate.reached = async () => {
      if (change === "permission") await host.call("admin", "staff_update", { id: clerk.staffId, permissions: [] });
      else if (change === "status") await host.call("admin", "staff_update", { id: clerk.staffId, status: "inactive" });
      else await host.call("admin", "staff_delete", { id: clerk.staffId });
    };
    await runTask(await host.scope(), id);
    t.match(await host.task(id), { state: "failed", done: 10, error: { code: "task.not_permitted" } }, change);
    t.same(await host.marks(), numbers(10));
  }
});

t.test("a refusal ends the work; a fault is tried again, but not for ever", async (t) => {
  const host = await tasksHost(t);
  const refused = await host.start({ count: 30, fail_at: 15 });
  await runTask(await host.scope(), refused);
  t.match(await host.task(refused), { state: "failed", done: 10, error: { code: "request.invalid", details: { number: "Is bad." } } });
  t.same(await host.marks(), numbers(10), "what the refused step did is undone");
  const broken = await host.start({ count: 30, break_at: 15 });
  for (let run = 0; run < 6; run += 1) await t.rejects(runTask(await host.scope(), broken), { message: "a bug" });
  t.match(await host.task(broken), { state: "running", done: 10 });
  await runTask(await host.scope(), broken);
  t.match(await host.task(broken), { state: "failed", done: 10, error: { code: "task.broken" } });
});

t.test("of two runners the one that came last goes on, and nothing is done twice", async (t) => {
  const host = await tasksHost(t);
  const id = await host.start({ count: 50, wait_at: 10 });
  let second: Promise<unknown> = Promise.resolve();
  gate.reached = async () => {
    gate.reached = async () => undefined;
    second = runTask(await host.scope(), id);
    await until(async () => (await host.task(id)).done > 10);
  };
  t.equal(await runTask(await host.scope(), id), "ended");
  await second;
  t.match(await host.task(id), { state: "done", done: 50 });
  t.same(await host.marks(), numbers(50));
  t.equal(await fileOf(host, id), `${numbers(50).join("\n")}\n`);
});

t.test("many at once share the queue, and each is done once", async (t) => {
  const host = await tasksHost(t);
  const ids: number[] = [];
  for (let index = 0; index < 8; index += 1) ids.push(await host.start({ count: 20 + index }));
  await host.work();
  for (const [index, id] of ids.entries()) t.match(await host.ended(id), { state: "done", done: 20 + index });
  t.equal((await host.marks()).length, 8 * 20 + 28);
});

t.test("finished work can be taken back once, where its kind knows how", async (t) => {
  const host = await tasksHost(t);
  const [plain, undoable] = [await host.start({ count: 6 }), await host.start({ count: 7 })];
  t.match(await host.task(undoable), { undo: null });
  for (const id of [plain, undoable]) await runTask(await host.scope(), id);
  await t.rejects(host.call("admin", "task_undo", { id: plain }), { code: "task.not_undoable" });
  t.match(await host.task(undoable), { undo: "Uncount", undone_by: null });
  const undoing = await host.call<TaskView>("admin", "task_undo", { id: undoable });
  t.match(undoing, { title: `Count to ${undoable}`, state: "queued" });
  t.match(await host.task(undoable), { undo: null, undone_by: undoing.id });
  await t.rejects(host.call("admin", "task_undo", { id: undoable }), { code: "task.not_undoable" });
});

t.test("what ended a week ago is removed with its file; work that stands still is asked for again", async (t) => {
  const host = await tasksHost(t);
  const id = await host.start({ count: 30 });
  await runTask(await host.scope(), id);
  const still = await host.start({ count: 3 });
  const scope = await host.scope();
  const later = (days: number) => ({ ...scope, now: new Date(scope.now.getTime() + days * 86_400_000) });
  const waiting = async () => Number((await host.scope().then(countRequests)).count);
  const before = await waiting();
  await sweepTasksJob.run(later(6), {});
  t.match(await host.task(id), { state: "done" });
  t.equal(await waiting(), before + 1);
  await sweepTasksJob.run(later(8), {});
  await t.rejects(host.task(id), { code: "task.not_found" });
  t.same(await taskTables(scope).selectFrom("task_part").selectAll().execute(), []);
  t.match(await host.task(still), { state: "queued" });
});

async function countRequests(scope: Awaited<ReturnType<TasksHost["scope"]>>) {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from outbox where payload->>'job' = 'tasks.run'`.execute(scope.db);
  return rows[0] ?? { count: 0n };
}
