import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** Works on sessions with these consultants. */
export const consultants = defineCouponRule({
  code: "consultants",
  title: { en: "Consultants", de: "Berater" },
  args: z.strictObject({ consultants: idList }),
  check: () => eligible,
  selects: ({ consultantId }, _facts, { consultants: ids }) => consultantId !== undefined && ids.includes(consultantId),
  summary({ consultants: ids }, language) {
    const list = oneOf(
      ids.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `auf Termine bei den Beratern ${list}` : `on sessions with the consultants ${list}`;
  },
});
