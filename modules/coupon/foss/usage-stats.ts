import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { PromoRow } from "../terms-of-row.ts";

/** FOSSBilling's figures of a promotion; what it calls reserved is a held use. `remaining_operational_uses` is null without a limit. */
export const usageStatsSchema = z.object({
  operational_use_count: z.int(),
  max_uses: z.int(),
  remaining_operational_uses: z.int().nullable(),
  recorded_applications: z.int(),
  checkout_applications: z.int(),
  renewal_applications: z.int(),
  active_checkout_applications: z.int(),
  reserved_applications: z.int(),
  committed_applications: z.int(),
  released_applications: z.int(),
  distinct_clients: z.int(),
  orders_using_promo: z.int(),
});

export type UsageStats = z.output<typeof usageStatsSchema>;

export async function usageStats(scope: Scope, { id, maxuses }: Pick<PromoRow, "id" | "maxuses">): Promise<UsageStats> {
  const { rows } = await sql<Omit<UsageStats, "operational_use_count" | "max_uses" | "remaining_operational_uses">>`
    select
      count(*)::int as recorded_applications,
      (count(*) filter (where phase = 'checkout'))::int as checkout_applications,
      (count(*) filter (where phase = 'renewal'))::int as renewal_applications,
      (count(*) filter (where phase = 'checkout' and status in ('held', 'committed')))::int as active_checkout_applications,
      (count(*) filter (where status = 'held'))::int as reserved_applications,
      (count(*) filter (where status = 'committed'))::int as committed_applications,
      (count(*) filter (where status in ('released', 'expired', 'reversed')))::int as released_applications,
      (count(distinct client_id))::int as distinct_clients,
      (count(distinct client_order_id))::int as orders_using_promo
    from promo_redemption where promo_id = ${id}`.execute(scope.db);
  const [counts] = rows;
  if (counts === undefined) throw new TypeError("A count always has a row.");
  const used = counts.active_checkout_applications;
  return {
    operational_use_count: used,
    max_uses: maxuses,
    remaining_operational_uses: maxuses === 0 ? null : Math.max(0, maxuses - used),
    ...counts,
  };
}
