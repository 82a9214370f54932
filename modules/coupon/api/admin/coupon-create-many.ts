import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { createMany } from "../../services/create-many.ts";
import { undone } from "../../services/undone.ts";

const MOST_ROWS = 500;

export const adminCouponCreateMany = defineMethod({
  name: "coupon_create_many",
  role: "admin",
  permission: "coupon.manage",
  summary: "Creates many coupons at once and says for each what became of it; with `atomic` all or none, with `check` none at all.",
  input: z.strictObject({
    coupons: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(MOST_ROWS)
      .describe("Each as `POST /api/v1/admin/coupons` takes it, and checked by itself"),
    atomic: flag.default(false),
    check: flag.default(false).describe("Says what would become of each, and keeps nothing"),
  }),
  output: z.object({
    created: z.int(),
    failed: z.int(),
    results: z.array(
      z.object({
        index: z.int(),
        ok: z.boolean().describe("Whether the row fits; with `atomic` nothing was made when another one does not"),
        id: z.int().nullable(),
        code: z.string().nullable(),
        error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
      }),
    ),
  }),
  handle: async (scope, { coupons, atomic, check }) => {
    if (!check) return createMany(scope, coupons, { atomic });
    const { results, failed } = await undone(scope, (inner) => createMany(inner, coupons, { atomic: false }));
    return { created: 0, failed, results: results.map((result) => ({ ...result, id: null })) };
  },
});
