import { sql } from "kysely";

/**
 * What an invoice's lines brought in without tax, less what was refunded of them, without gift cards: minor units of the invoice's
 * currency. `i` is the invoice of the surrounding statement; for `cross join lateral`.
 */
export const invoiceNetSql = sql<{ minor: bigint }>`(
  select coalesce(sum(item.total_minor - item.tax_minor
    - case when item.total_minor = 0 then 0 else round(item.refunded_minor::numeric * (item.total_minor - item.tax_minor) / item.total_minor) end), 0) as minor
  from invoice_item item where item.invoice_id = i.id and item.type <> 'gift_card'
)`;
