import { z } from "zod";
import { boundedText, currencyCode, flag, idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { pricingInput } from "./pricing-wire.ts";

export const productTypes = ["custom", "service", "gift_card"] as const;

/** What may be set of a product besides its title and type. */
export const productFields = {
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100)
    .optional()
    .describe("Part of its address; made from the title when not given"),
  description: boundedText(20_000).nullish(),
  product_category_id: idNumber.nullish(),
  status: z.enum(["enabled", "disabled"]).optional(),
  hidden: flag.optional().describe("Can be bought, but is not listed"),
  is_addon: flag.optional(),
  pricing: pricingInput.optional().describe("Prices in the default currency"),
  prices: z
    .partialRecord(currencyCode, pricingInput.nullable())
    .refine((prices) => Object.keys(prices).length <= 200)
    .optional()
    .describe("Prices in other currencies; null removes them. Without a price the default currency's is converted by the rate"),
  service_type: z
    .string()
    .regex(/^[a-z0-9_]{1,50}$/)
    .nullish(),
  consultant_id: idNumber.nullish(),
  taxed: flag.optional(),
  stock_control: flag.optional(),
  quantity_in_stock: wholeNumber(0, 2_147_483_647).optional(),
  priority: wholeNumber(-1_000_000, 1_000_000).optional(),
  config: z
    .record(z.string().max(100), z.unknown())
    .optional()
    .describe(
      "Settings: setup (after_payment, manual), allow_quantity_select, of services duration_minutes. Named ones are replaced, null removes",
    ),
  addons: z.array(idNumber).max(100).optional().describe("Ids of the add-ons that may be bought with it"),
};

/** The fields a new product begins with. */
export const newProductFields = { title: boundedText(200, 1), type: z.enum(productTypes), ...productFields };

const changes = z.object({ ...productFields, title: boundedText(200, 1).optional() });

/** What a caller wants of a product, apart from its id and type. */
export type ProductChanges = z.output<typeof changes>;
