import { z } from "zod";
import { boundedText } from "#core/kernel/wire.ts";
import { holdsSecretCode } from "./holds-secret-code.ts";
import { readRememberedQuery } from "./remembered-query.ts";

// What a saved view is made of, as methods take it.

const NO_SECRET = "Must not hold the code of a gift card.";

/** The path pattern of an admin page. */
export const viewPage = boundedText(200, 1).describe("The path of the list within the admin pages, such as /coupons");

export const viewName = boundedText(80)
  .overwrite((text) => text.trim())
  .min(1)
  .refine((text) => !/[\n\t]/.test(text), { error: "Must be one line." })
  .refine((text) => !holdsSecretCode(text), { error: NO_SECRET });

/** Kept in one spelling: names sorted, the page and empty fields left out. */
export const viewQuery = boundedText(2_000)
  .refine((text) => ![...new URLSearchParams(text)].flat().some(holdsSecretCode), { error: NO_SECRET, abort: true })
  .transform((text, context) => {
    const query = readRememberedQuery(text);
    if (query !== undefined) return query;
    context.addIssue({ code: "custom", message: "Must be the query of an address." });
    return z.NEVER;
  })
  .describe("The filters and the order, as the list's address says them: status[]=active&sort=-created_at");
