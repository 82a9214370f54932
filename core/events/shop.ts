import { z } from "zod";

/**
 * The settings of the shop, with a default for every field. Currency, zone, country and tax mode default to the environment's
 * values when the database is created; afterwards the stored row is the truth.
 */
export const shopSchema = z.strictObject({
  company: z.string().max(200).default("Largesse Demo"),
  currency: z.string().length(3).default("USD"),
  timeZone: z.string().max(64).default("UTC"),
  country: z.string().length(2).default("US"),
  region: z.string().max(10).default(""),
  taxInclusive: z.boolean().default(false),
  percentRounding: z.enum(["half_away", "half_even"]).default("half_away"),
  taxRounding: z.enum(["half_away", "half_even"]).default("half_away"),
  taxScope: z.enum(["line", "invoice"]).default("line"),
  invoiceDueDays: z.int().min(0).max(365).default(5),
  holdGraceDays: z.int().min(0).max(365).default(7),
  returnsUseOnFullRefund: z.boolean().default(true),
  giftCardMayPayGiftCard: z.boolean().default(false),
  giftCardSaleTaxed: z.boolean().default(false),
  refundWindowDays: z.int().min(0).max(365).default(14),
});

/** What the shop has decided; see {@link shopSchema}. */
export type Shop = Readonly<z.output<typeof shopSchema>>;
