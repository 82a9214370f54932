import { z } from "zod";
import { periodSchema } from "#core/kernel/period.ts";
import { idNumber, quantity } from "#core/kernel/wire.ts";

/** Products somebody might buy: ids, or ids with quantity and period. */
export const hypotheticalItems = z
  .array(
    z.union([
      idNumber.transform((id) => ({ id, quantity: 1, period: undefined })),
      z
        .strictObject({ id: idNumber, quantity: quantity.default(1), period: periodSchema.optional() })
        .transform((item) => ({ ...item, period: item.period })),
    ]),
  )
  .max(200);
