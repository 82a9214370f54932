import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { quantity as units } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";

/** Works on lines of at least so many units. */
export const minLineQuantity = defineCouponRule({
  code: "min_line_quantity",
  title: { en: "Units of a line", de: "Stückzahl einer Position" },
  args: z.strictObject({ quantity: units }),
  check: () => eligible,
  selects: (line, _facts, { quantity }) => line.quantity >= quantity,
  summary: ({ quantity }, language) =>
    language === "de" ? `auf Positionen ab ${quantity} Stück` : `on lines of ${quantity} units or more`,
});
