import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { importSchema, showImport } from "../../import/import-view.ts";
import { keepImport } from "../../import/keep-import.ts";
import { importOptions } from "../import-input.ts";

/** Four characters for three bytes of a file of 10 MB. */
const LONGEST_CONTENT = 13_981_016;

export const adminCouponImportCreate = defineMethod({
  name: "coupon_import_create",
  role: "admin",
  permission: "coupon.manage",
  summary: "Takes a file of coupons, CSV or .xlsx, and says what would become of each row; nothing is imported yet.",
  input: z.strictObject({
    name: boundedText(200, 1).describe("What the file is called"),
    content: z.string().min(1).max(LONGEST_CONTENT).describe("The file in base64, up to 10 MB"),
    delimiter: z.string().length(1).optional().describe("What separates the cells of a CSV file, when it is none of , ; and tab"),
    ...importOptions,
  }),
  output: importSchema,
  handle: async (scope, { name, content, delimiter, ...options }) => {
    const bytes = Buffer.from(content, "base64");
    if (bytes.toString("base64").replace(/=+$/, "") !== content.replace(/=+$/, "")) throw invalidRequest({ content: "Must be base64." });
    return showImport(scope, await keepImport(scope, { name, content: bytes, delimiter }, options));
  },
});
