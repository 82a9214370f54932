import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { textList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** Works on services of these types, such as `book_a_meeting` and `30_for_30`. */
export const serviceTypes = defineCouponRule({
  code: "service_types",
  title: { en: "Service types", de: "Dienstleistungsarten" },
  args: z.strictObject({ types: textList }),
  check: () => eligible,
  selects: ({ serviceType }, _facts, { types }) => serviceType !== undefined && types.includes(serviceType),
  summary: ({ types }, language) =>
    language === "de" ? `auf Dienstleistungen der Art ${oneOf(types, language)}` : `on services of the type ${oneOf(types, language)}`,
});
