import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { changeImport } from "../../import/change-import.ts";
import { importSchema, showImport } from "../../import/import-view.ts";
import { importOptions } from "../import-input.ts";

export const adminCouponImportUpdate = defineMethod({
  name: "coupon_import_update",
  role: "admin",
  permission: "coupon.manage",
  summary: "Says anew what the columns of an import mean and how it is taken; its rows are looked at again.",
  input: z.strictObject({
    id: idNumber,
    mapping: z
      .array(z.preprocess((value) => (value === "" ? null : value), z.string().max(64).nullable()))
      .max(200)
      .describe("For each column the field of a coupon it means, or null"),
    ...importOptions,
  }),
  output: importSchema,
  handle: async (scope, { id, mapping, ...options }) => {
    await changeImport(scope, id, mapping, options);
    return showImport(scope, id);
  },
});
