import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { idList } from "./rule-args.ts";

/** For these clients. Everybody else gets the answer an unknown code gets. */
export const clients = defineCouponRule({
  code: "clients",
  title: { en: "Clients", de: "Kunden" },
  args: z.strictObject({ clients: idList }),
  check: ({ client }, { clients: ids }) => (client !== undefined && ids.includes(client.id) ? eligible : refused("coupon.not_found")),
  summary: ({ clients: ids }, language) => (language === "de" ? `für ${ids.length} bestimmte Kunden` : `for ${ids.length} chosen clients`),
});
