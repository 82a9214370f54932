import { z } from "zod";
import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { defineTask, taskKinds } from "#core/events/task.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { startJobs } from "#core/jobs/start-jobs.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { WholeTask } from "#core/tasks/show-task.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestCaller, type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";
import { withModule } from "#test/harness/with-module.ts";
import { until } from "#test/jobs/jobs-host.ts";

export type TasksHost = TestHost & {
  /** Starts the queue of this host; stopped when the test ends. */
  readonly work: () => Promise<{ readonly stop: () => Promise<void> }>;
  readonly start: (input: object, as?: TestCaller) => Promise<number>;
  readonly task: (id: number, as?: TestCaller) => Promise<WholeTask>;
  /** The task when it has ended. */
  readonly ended: (id: number) => Promise<WholeTask>;
  /** What the task has marked, oldest first. */
  readonly marks: () => Promise<readonly string[]>;
};

/**
 * A kind of work that marks numbers in the audit log, `piece` a step, and writes them into a file. At the `gate` it waits, after a
 * step (`wait_at`) or inside of one (`hang_at`): for a stop, a change of permissions, or to be killed.
 */
export const counting = defineTask({
  name: "sample.count",
  title: ({ count }) => ({ word: "Count to {count}", values: { count } }),
  permission: "sample.count",
  input: z.strictObject({
    count: z.int(),
    piece: z.int().default(10),
    refuse: z.array(z.int()).default([]),
    break_at: z.int().optional(),
    fail_at: z.int().optional(),
    wait_at: z.int().optional(),
    hang_at: z.int().optional(),
  }),
  checkpoint: z.strictObject({ after: z.int() }),
  file: (_scope, { count }) => ({ name: `numbers-to-${count}.txt`, type: "text/plain; charset=utf-8" }),
  undo: ({ count }, id) => (count === 7 ? { kind: "sample.count", input: { count: id }, label: "Uncount" } : undefined),
  run: async (_scope, { count, piece, refuse, break_at, fail_at, wait_at, hang_at }, progress) => {
    for (let after = progress.checkpoint()?.after ?? 0; after < count; after = progress.checkpoint()?.after ?? count) {
      await progress.step(async (scope, step) => {
        const until = Math.min(after + piece, count);
        step.total(count);
        for (let number = after + 1; number <= until; number += 1) {
          if (number === hang_at) await gate.reached();
          if (number === break_at) throw new Error("a bug");
          if (number === fail_at) throw new AppError({ code: "request.invalid", status: 400, message: "", details: { number: "Is bad." } });
          if (refuse.includes(number)) step.failure(`Number ${number}`, { code: "task.no_file", details: { worth: 5n } }, "/tasks");
          else await recordActivity(scope, { action: "sample.mark", objectType: "number", objectId: number, message: "Counted." });
          step.write(`${number}\n`);
          step.advance();
        }
        step.checkpoint({ after: until });
      });
      if (progress.checkpoint()?.after === wait_at) await gate.reached();
    }
    return { word: "{count} numbers were counted.", values: { count: progress.done() }, href: "/tasks" };
  },
});

/** Where a waiting task stands still until a test lets it go on. */
export const gate = { reached: async (): Promise<void> => undefined };

/** A host with the module above. */
export async function tasksHost(t: TestLife, options: Omit<TestHostOptions, "catalogue"> = {}): Promise<TasksHost> {
  const sample = defineModule({
    id: "sample",
    permissions: { "sample.count": "Count" },
    locales: { de: { words: { "Count to {count}": "Bis {count} zählen" } } },
    provides: [provide(taskKinds, counting)],
  });
  const host = await testHost(t, {
    ...options,
    environment: { WORKERS: "2", ...options.environment },
    catalogue: withModule(await loadCatalogue(), sample),
  });
  if (options.url === undefined) {
    await host.call("admin", "staff_create", { email: "boss@shop.example", name: "Boss", password: "a long enough password", is_super: 1 });
  }
  const task: TasksHost["task"] = (id, as) => host.call("admin", "task_get", { id }, as);
  return {
    ...host,
    work: async () => {
      const jobs = await startJobs(host.host);
      let stopping: Promise<void> | undefined;
      const stop = (): Promise<void> => (stopping ??= jobs.stop());
      t.teardown(stop);
      return { stop };
    },
    start: async (input, as) => (await host.call<WholeTask>("admin", "task_start", { kind: "sample.count", input }, as)).id,
    task,
    ended: async (id) => {
      await until(async () => (await task(id)).finished_at !== null);
      return task(id);
    },
    marks: async () => {
      const { list } = await host.call<{ list: { object_id: string }[] }>("admin", "activity_log_get_list", {
        action: "sample.mark",
        per_page: 500,
      });
      return list.map(({ object_id }) => object_id).toReversed();
    },
  };
}
