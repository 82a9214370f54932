import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { createMany } from "../../services/create-many.ts";

const MOST_ROWS = 500;

export const adminCouponCreateMany = defineMethod({
  name: "coupon_create_many",
  role: "admin",
  permission: "coupon.manage",
  summary: "Creates many coupons at once and says for each what became of it; with `atomic` all or none.",
  input: z.strictObject({
    coupons: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(MOST_ROWS)
      .describe("Each as `POST /api/v1/admin/coupons` takes it, and checked by itself"),
    atomic: flag.default(false),
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
  handle: (scope, { coupons, atomic }) => createMany(scope, coupons, { atomic }),
});
