import { z } from "zod";

/** The id of a module as it is named on the wire: `coupon`, or as FOSSBilling writes it, `mod_coupon`. */
export const extensionName = z
  .string()
  .min(1)
  .max(60)
  .transform((name) => name.replace(/^mod_/, ""));

/** Modules are the only kind of extension there is. */
export const extensionType = z.literal("mod").default("mod");
