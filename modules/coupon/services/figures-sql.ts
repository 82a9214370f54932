import { sql } from "kysely";
import { invoiceNetSql } from "./invoice-net-sql.ts";
import { shopAmountSql } from "./shop-amount-sql.ts";

/** What has become of one coupon, as a row of `figuresSql`; amounts are minor units of the shop's currency. */
export type FigureRow = {
  readonly used: number;
  readonly held: number;
  readonly committed: number;
  readonly released: number;
  readonly reversed: number;
  readonly renewals: number;
  readonly unique_clients: number;
  readonly repeat_clients: number;
  readonly discount_total: bigint;
  readonly renewal_discount_total: bigint;
  readonly free_session_value: bigint;
  readonly revenue: bigint;
  readonly last_used_at: Date | null;
  readonly attempts: number;
  readonly granted_attempts: number;
  readonly tried_carts: number;
};

/**
 * Folds the redemptions, invoices and attempts of the coupon `promo.id` of the surrounding statement; for `cross join lateral`.
 * A use is a held or committed redemption of phase checkout. Revenue is the discounted net of the lines of invoices with a committed
 * use, less what was refunded of them, without gift cards.
 */
export function figuresSql(shopCurrency: string) {
  const discount = shopAmountSql(sql`r.discount_minor`, "i", shopCurrency);
  const listValue = shopAmountSql(sql`r.list_value_minor`, "i", shopCurrency);
  const revenue = shopAmountSql(sql`net.minor`, "i", shopCurrency);
  return sql<FigureRow>`(
    with uses as (
      select r.status, r.phase, r.client_id, r.invoice_id, r.created_at, ${discount} as discount, ${listValue} as list_value
      from promo_redemption r join invoice i on i.id = r.invoice_id
      where r.promo_id = promo.id
    ), clients as (
      select client_id, count(*) as times from uses where phase = 'checkout' and status in ('held', 'committed') group by client_id
    ), sold as (
      select ${revenue} as minor
      from uses join invoice i on i.id = uses.invoice_id
      cross join lateral ${invoiceNetSql} net
      where uses.phase = 'checkout' and uses.status = 'committed'
    ), tried as (
      select count(*)::int as attempts, (count(*) filter (where outcome = 'granted'))::int as granted_attempts, (count(distinct cart_id))::int as tried_carts
      from promo_attempt where promo_id = promo.id
    )
    select
      (count(*) filter (where phase = 'checkout' and status in ('held', 'committed')))::int as used,
      (count(*) filter (where phase = 'checkout' and status = 'held'))::int as held,
      (count(*) filter (where phase = 'checkout' and status = 'committed'))::int as committed,
      (count(*) filter (where phase = 'checkout' and status in ('released', 'expired')))::int as released,
      (count(*) filter (where phase = 'checkout' and status = 'reversed'))::int as reversed,
      (count(*) filter (where phase = 'renewal' and status = 'committed'))::int as renewals,
      (select count(*)::int from clients) as unique_clients,
      (select count(*)::int from clients where times > 1) as repeat_clients,
      coalesce(sum(discount) filter (where phase = 'checkout' and status = 'committed'), 0)::bigint as discount_total,
      coalesce(sum(discount) filter (where phase = 'renewal' and status = 'committed'), 0)::bigint as renewal_discount_total,
      coalesce(sum(list_value) filter (where phase = 'checkout' and status = 'committed'), 0)::bigint as free_session_value,
      (select coalesce(sum(minor), 0)::bigint from sold) as revenue,
      max(created_at) filter (where phase = 'checkout' and status in ('held', 'committed')) as last_used_at,
      (select attempts from tried) as attempts,
      (select granted_attempts from tried) as granted_attempts,
      (select tried_carts from tried) as tried_carts
    from uses
  )`;
}
