import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { importSchema, listImports } from "../../import/import-view.ts";

export const adminCouponImportGetList = defineMethod({
  name: "coupon_import_get_list",
  role: "admin",
  permission: "coupon.manage",
  summary: "The imports of the last 30 days, newest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(importSchema),
  handle: listImports,
});
