import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteImport } from "../../import/change-import.ts";

export const adminCouponImportDelete = defineMethod({
  name: "coupon_import_delete",
  role: "admin",
  permission: "coupon.manage",
  summary: "Forgets a file of coupons; the coupons it made stay.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteImport(scope, id);
    return true as const;
  },
});
