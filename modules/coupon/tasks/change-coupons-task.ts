import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { defineTask } from "#core/events/task.ts";
import { idNumber, instantText } from "#core/kernel/wire.ts";
import { couponFilters } from "../api/coupon-filters.ts";
import { BULK_CHANGES, changeCoupons } from "../services/change-coupons.ts";
import { matchingIds } from "../services/list-coupons.ts";
import { couponTables } from "../tables.ts";
import { changedBy } from "./changed-by.ts";
import { overIds } from "./over-ids.ts";

const input = z
  .strictObject({
    change: z.enum(BULK_CHANGES),
    /** The end that `extend` gives. */
    end_at: instantText.optional(),
    /** What is changed: the coupons that fit, or those that an earlier task has changed. */
    filters: couponFilters.optional(),
    of_task: idNumber.optional(),
  })
  .refine(({ change, end_at }) => change !== "extend" || end_at !== undefined, { error: "Say until when.", path: ["end_at"] })
  .refine(({ filters, of_task }) => (filters === undefined) !== (of_task === undefined), { error: "Say which ones.", path: ["filters"] });

/** One change to many coupons, each for itself; the file says what became of each. */
export const changeCouponsTask = defineTask({
  name: "coupon.change_many",
  title: ({ change }) => ({ word: `coupon.task.${change}` }),
  permission: "coupon.manage",
  input,
  checkpoint: z.strictObject({ piece: z.int() }),
  file: () => ({ name: "changed-coupons.csv", type: "text/csv; charset=utf-8" }),
  keepsPartialFile: true,
  undo: ({ change }, id) =>
    change === "delete"
      ? { kind: "coupon.change_many", input: { change: "restore", of_task: id }, label: "Bring them all back" }
      : undefined,
  run: async (_scope, { change, end_at, filters, of_task }, progress) => {
    await overIds(progress, {
      size: PER_STEP,
      gather: async (scope, step) => {
        step.write(stringify([["id", "coupon", "result", "reason"]]));
        step.checkpoint({ piece: 0 });
        return of_task === undefined ? matchingIds(scope, couponFilters.parse(filters)) : changedBy(scope, of_task);
      },
      work: async (scope, ids, step) => {
        const names = await namesOf(scope, ids);
        const { results } = await changeCoupons(scope, ids, { change, endAt: end_at });
        for (const { id, error } of results) if (error !== null) step.failure(names.get(id) ?? `#${id}`, error, `/coupons/${id}`);
        const rows = results.map(({ id, ok, error }) => [id, names.get(id), ok ? "changed" : "refused", error?.message ?? ""]);
        step.write(stringify(rows, { escape_formulas: true }));
        return {};
      },
    });
    const changed = progress.done() - progress.failed();
    return {
      word: changed === 1 ? "One coupon was changed." : "{count} coupons were changed.",
      values: { count: changed },
      href: "/coupons",
    };
  },
});

const PER_STEP = 100;

async function namesOf(scope: Scope, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await couponTables(scope)
    .selectFrom("promo")
    .select(["id", "code", "internal_name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, code, internal_name }) => [id, code ?? internal_name]));
}
