import { type RawBuilder, sql } from "kysely";
import { invoiceNetSql } from "./invoice-net-sql.ts";
import { shopAmountSql } from "./shop-amount-sql.ts";

/** What one checkout redemption adds to the figures of its coupon; amounts are minor units of the shop's currency. */
export type LiveUse = {
  readonly id: number;
  readonly promo_id: number;
  readonly used: number;
  readonly held: number;
  readonly committed: number;
  readonly discount_minor: bigint;
  readonly revenue_minor: bigint;
};

/** Redemptions of phase checkout as they stand now; `which` is a condition on `r`, the redemption. For `from`. */
export function liveUsesSql(shopCurrency: string, which: RawBuilder<boolean>): RawBuilder<LiveUse> {
  return sql<LiveUse>`(
    select r.id, r.promo_id,
      (r.status in ('held', 'committed'))::int as used, (r.status = 'held')::int as held, (r.status = 'committed')::int as committed,
      case when r.status = 'committed' then ${shopAmountSql(sql`r.discount_minor`, "i", shopCurrency)} else 0 end as discount_minor,
      case when r.status = 'committed' then ${shopAmountSql(sql`(select net.minor from ${invoiceNetSql} net)`, "i", shopCurrency)} else 0 end as revenue_minor
    from promo_redemption r join invoice i on i.id = r.invoice_id
    where r.phase = 'checkout' and ${which}
  )`;
}
