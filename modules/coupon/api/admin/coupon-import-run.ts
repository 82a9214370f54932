import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { importSchema, showImport } from "../../import/import-view.ts";
import { runImport } from "../../import/run-import.ts";

export const adminCouponImportRun = defineMethod({
  name: "coupon_import_run",
  role: "admin",
  permission: "coupon.manage",
  summary: "Imports the rows that fit: up to 200 at once, more in the background, as the task `task_id`.",
  input: z.strictObject({ id: idNumber }),
  output: importSchema,
  handle: async (scope, { id }) => {
    await runImport(scope, id);
    return showImport(scope, id);
  },
});
