import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { defineTask, type TaskProgress } from "#core/events/task.ts";
import { checkRows } from "./check-rows.ts";
import { importCounts } from "./import-counts.ts";
import { findImport } from "./import-rows.ts";
import { runRows } from "./run-rows.ts";

const checkpoint = z.strictObject({ at: z.int() });

type Progress = TaskProgress<z.output<typeof checkpoint>>;

/** Looks at the rows of a large file, or makes its coupons. Which rows are done, the rows themselves say, so it goes on wherever it was. */
export const importTask = defineTask({
  name: "coupon.import",
  title: ({ work, name }) => ({ word: work === "check" ? "Check {name}" : "Import {name}", values: { name } }),
  permission: "coupon.manage",
  input: z.strictObject({ id: z.int(), name: z.string(), work: z.enum(["check", "import"]) }),
  checkpoint,
  run: async (scope, { id, work }, progress) => {
    const href = `/coupons/import/${id}`;
    const { row_count: count } = await findImport(scope, id);
    if (work === "check") {
      await checkAll(id, count, progress);
      return { word: "{count} rows are checked.", values: { count }, href };
    }
    const imported = await runAll(id, progress);
    return { word: imported === 1 ? "One coupon is imported." : "{count} coupons are imported.", values: { count: imported }, href };
  },
});

async function checkAll(id: number, count: number, progress: Progress): Promise<void> {
  const step = () =>
    progress.step(async (scope, { total, advance, checkpoint: keep }) => {
      const looked = await checkRows(scope, id, CHECK_PIECE);
      total(count);
      advance(looked);
      keep({ at: progress.done() + looked });
      return looked;
    });
  while ((await step()) === CHECK_PIECE);
}

async function runAll(id: number, progress: Progress): Promise<number> {
  const step = () =>
    progress.step(async (scope, { total, advance, checkpoint: keep, failure }) => {
      if (progress.checkpoint() === undefined) total(await waitingRows(scope, id));
      const outcomes = await runRows(scope, id, RUN_PIECE);
      for (const { line, errors } of outcomes)
        for (const { message, code } of errors ?? [])
          failure(`${line}`, { code, details: code === "request.invalid" ? { row: message } : {} });
      const made = outcomes.filter(({ verdict }) => verdict === "new" || verdict === "update").length;
      advance(outcomes.length);
      keep({ at: (progress.checkpoint()?.at ?? 0) + made });
      return outcomes.length;
    });
  while ((await step()) === RUN_PIECE);
  return progress.checkpoint()?.at ?? 0;
}

const CHECK_PIECE = 200;
const RUN_PIECE = 50;

async function waitingRows(scope: Scope, id: number): Promise<number> {
  const counts = (await importCounts(scope, [id]))(id);
  return counts.new + counts.update - counts.created - counts.updated;
}
