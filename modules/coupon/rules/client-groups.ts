import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** For clients of these groups. Everybody else gets the answer an unknown code gets. */
export const clientGroups = defineCouponRule({
  code: "client_groups",
  title: { en: "Client groups", de: "Kundengruppen" },
  args: z.strictObject({ groups: idList }),
  check: ({ client }, { groups }) =>
    client?.groupId !== undefined && groups.includes(client.groupId) ? eligible : refused("coupon.not_found"),
  summary({ groups }, language) {
    const list = oneOf(
      groups.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `für die Kundengruppen ${list}` : `for the client groups ${list}`;
  },
});
