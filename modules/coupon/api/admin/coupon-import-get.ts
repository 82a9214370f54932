import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { importSchema, showImport } from "../../import/import-view.ts";

export const adminCouponImportGet = defineMethod({
  name: "coupon_import_get",
  role: "admin",
  permission: "coupon.manage",
  summary: "An import of coupons: its columns, how it is taken, and how many rows have become what.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: importSchema,
  handle: (scope, { id }) => showImport(scope, id),
});
