import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const shopHasOneCurrency = sqlInvariant(
  { id: "host.shop-has-one-currency", title: "Exactly one currency is the default, the one of the shop's settings, and its rate is 1." },
  ({ shop }) => sql`
    select array_agg(code order by code) as default_currencies, ${shop.currency}::text as shop_currency
    from currency where is_default
    having count(*) <> 1 or min(code) <> ${shop.currency} or min(conversion_rate_millionths) <> 1000000`,
);
