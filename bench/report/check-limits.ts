import { onDatabase } from "../shop/bench-shop.ts";

/** A bench that gains speed by losing count is worth nothing: coupons whose counter differs from their redemptions, or passed its limit. */
export function miscounted(url: string): Promise<number> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ wrong: number }>(`
      select count(*)::int as wrong from promo
      left join (select promo_id, count(*)::int as uses from promo_redemption
        where is_counted and status in ('held', 'committed') group by promo_id) counted on counted.promo_id = promo.id
      where promo.used <> coalesce(counted.uses, 0) or promo.used > promo.maxuses`);
    return rows[0]?.wrong ?? Number.NaN;
  });
}
