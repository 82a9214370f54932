import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";

export const campaignSchema = z.object({ name: z.string(), coupons: z.int(), active: z.int() });

/** The campaigns that coupons belong to, with how many coupons each has and how many of them are switched on. */
export async function listCampaigns(scope: Scope): Promise<z.input<typeof campaignSchema>[]> {
  const { rows } = await sql<z.input<typeof campaignSchema>>`
    select campaign_source as name, count(*)::int as coupons, count(*) filter (where active)::int as active
    from promo where campaign_source is not null and deleted_at is null
    group by campaign_source order by max(id) desc limit ${MOST_CAMPAIGNS}`.execute(scope.db);
  return rows;
}

const MOST_CAMPAIGNS = 500;
