import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, flag, idNumber, instantText, wholeNumber } from "#core/kernel/wire.ts";
import { loyaltySettings } from "../settings.ts";
import { presentValue } from "./present-value.ts";
import { tierValuesSql } from "./tier-programme.ts";

const SORTS = ["name", "points", "pending", "total_earned", "total_spent", "tier", "next_expiry", "updated_at"] as const;
const points = wholeNumber(0, 1_000_000_000_000);

/** Which members, in which order; those who changed last come first. `search` is an id, or a part of a name, the address or the company. */
export const memberFilters = z.strictObject({
  ...pageInput,
  ...sortInput(SORTS),
  search: boundedText(200).optional(),
  tier: z
    .union([z.literal("none"), idNumber])
    .optional()
    .describe("The id of a tier, or `none` for who has reached none"),
  points_min: points.optional(),
  points_max: points.optional(),
  expires_to: instantText.optional().describe("Some of their points expire by then"),
  owing: flag.optional().describe("Whether they owe points"),
});

export type MemberFilters = z.output<typeof memberFilters>;

/** Somebody who has had points, as a list shows them. */
export const memberSchema = z.object({
  client_id: z.int(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  points: z.int().describe("Can be spent now"),
  pending: z.int(),
  held: z.int(),
  debt: z.int(),
  total_earned: z.int(),
  total_spent: z.int(),
  tier_id: z.int().nullable(),
  tier: z.string().nullable(),
  tier_value: z.number(),
  next_expiry: z.object({ at: z.string(), points: z.int() }).nullable(),
  updated_at: z.string(),
});

export type ListedMember = z.output<typeof memberSchema>;

/** One page of those who have, or had, points; erased clients are left out. Throws `request.invalid` for a date that is none. */
export async function listMembers(scope: Scope, filters: MemberFilters): Promise<Page<ListedMember>> {
  const matches = sql.join(conditionsOf(scope, filters), sql` and `);
  const members = membersSql(scope);
  const { rows: totals } = await sql<{ total: number }>`select count(*)::int as total from ${members} as member where ${matches}`.execute(
    scope.db,
  );
  const order = orderOf(memberOrder, filters);
  const { rows } = await sql<MemberRow>`
    select member.*, (select coalesce(sum(remaining - held), 0)::bigint from loyalty_points_lot lot
      where lot.client_id = member.client_id and lot.expires_at = member.next_expiry_at) as next_expiry_points
    from ${members} as member where ${matches} order by ${order} limit ${filters.per_page} offset ${offsetOf(filters)}`.execute(scope.db);
  return pageOf(
    rows.map((row) => memberOf(scope, row)),
    totals[0]?.total ?? 0,
    filters,
  );
}

/** Wallets with what their lots come to now, and the tier their contributions reach. */
function membersSql(scope: Scope): RawBuilder<unknown> {
  const { now } = scope;
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  return sql`(
    select client.id as client_id, client.first_name, client.last_name, client.email, client.company, wallet.held, wallet.debt,
      wallet.total_earned, wallet.total_spent, wallet.updated_at, coalesce(lots.points, 0)::bigint as points,
      coalesce(lots.pending, 0)::bigint as pending, lots.next_expiry_at, coalesce(counted.value, 0)::bigint as tier_value,
      tier.id as tier_id, tier.name as tier
    from loyalty_points wallet
    join client on client.id = wallet.client_id and client.erased_at is null
    left join (
      select client_id, sum(remaining - held) filter (where active_from <= ${now}) as points,
        sum(remaining - held) filter (where active_from > ${now}) as pending,
        min(expires_at) filter (where remaining > held) as next_expiry_at
      from loyalty_points_lot where remaining > 0 and (expires_at is null or expires_at > ${now}) group by client_id
    ) as lots on lots.client_id = wallet.client_id
    left join ${tierValuesSql(scope, now)} as counted on counted.client_id = wallet.client_id
    left join lateral (
      select id, name from loyalty_tier
      where basis = ${tierBasis} and threshold <= coalesce(counted.value, 0) order by threshold desc limit 1
    ) as tier on true
  )`;
}

function conditionsOf(scope: Scope, filters: MemberFilters): readonly RawBuilder<unknown>[] {
  const { search = "", tier, points_min: least, points_max: most, owing } = filters;
  const expiresTo = boundOf(scope, "expires_to", filters.expires_to, "end");
  return [
    sql`true`,
    ...(search === "" ? [] : [searchedSql(search)]),
    ...(tier === undefined ? [] : [tier === "none" ? sql`tier_id is null` : sql`tier_id = ${tier}`]),
    ...(least === undefined ? [] : [sql`points >= ${least}`]),
    ...(most === undefined ? [] : [sql`points <= ${most}`]),
    ...(expiresTo === undefined ? [] : [sql`next_expiry_at <= ${expiresTo}`]),
    ...(owing === undefined ? [] : [owing ? sql`debt > 0` : sql`debt = 0`]),
  ];
}

function searchedSql(text: string): RawBuilder<unknown> {
  const pattern = likePattern(text);
  const id = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return sql`(first_name || ' ' || last_name ilike ${pattern} or email ilike ${pattern} or company ilike ${pattern} or client_id = ${id})`;
}

/** What does not expire comes last either way. */
const memberOrder = {
  columns: {
    name: sql`lower(first_name || ' ' || last_name)`,
    points: sql`points`,
    pending: sql`pending`,
    total_earned: sql`total_earned`,
    total_spent: sql`total_spent`,
    tier: sql`tier_value`,
    next_expiry: sql`next_expiry_at`,
    updated_at: sql`updated_at`,
  },
  id: sql`client_id`,
  standard: sql`updated_at desc, client_id desc`,
};

type MemberRow = {
  readonly client_id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly points: bigint;
  readonly pending: bigint;
  readonly held: bigint;
  readonly debt: bigint;
  readonly total_earned: bigint;
  readonly total_spent: bigint;
  readonly tier_id: number | null;
  readonly tier: string | null;
  readonly tier_value: bigint;
  readonly next_expiry_at: Date | null;
  readonly next_expiry_points: bigint;
  readonly updated_at: Date;
};

function memberOf(scope: Scope, row: MemberRow): ListedMember {
  const { next_expiry_at: at } = row;
  return {
    client_id: row.client_id,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    points: Number(row.points),
    pending: Number(row.pending),
    held: Number(row.held),
    debt: Number(row.debt),
    total_earned: Number(row.total_earned),
    total_spent: Number(row.total_spent),
    tier_id: row.tier_id,
    tier: row.tier,
    tier_value: presentValue(scope, row.tier_value),
    next_expiry: at === null ? null : { at: at.toISOString(), points: Number(row.next_expiry_points) },
    updated_at: row.updated_at.toISOString(),
  };
}
