import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { importRowSchema, listRows, ROW_VERDICTS } from "../../import/list-rows.ts";

export const adminCouponImportRowGetList = defineMethod({
  name: "coupon_import_row_get_list",
  role: "admin",
  permission: "coupon.manage",
  summary: "The rows of an import in the order of the file, with what is wrong with which of their columns.",
  reads: true,
  input: z.strictObject({ id: idNumber, verdict: z.enum(ROW_VERDICTS).optional(), ...pageInput }),
  output: pageOutput(importRowSchema),
  handle: listRows,
});
