import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { PromoRow } from "../terms-of-row.ts";

/** Which coupons are looked at. */
export type CouponSelection = {
  /** Codes attached to this cart. */
  readonly cartId: number | undefined;
  /** Codes typed just now, normalised, in typing order. */
  readonly codes: readonly string[];
  /** Whether what was typed just now takes the place of what it cannot stand beside. */
  readonly takesPlace: boolean;
  /** Also what the shop offers this client: listed coupons, those of its group, codes assigned to it. */
  readonly withOffered: boolean;
  /** Also those that apply by themselves. */
  readonly withAutomatic: boolean;
};

/** A coupon in play, with what is known about its uses; with its terms too, unless there may be hundreds of them. */
export type CandidateRow = Partial<PromoRow> &
  Pick<PromoRow, "id" | "version" | "active" | "deleted_at" | "used" | "spent"> & {
    readonly origin: "attached" | "typed" | "offered" | "automatic";
    readonly attached_id: number | null;
    readonly shown_granted: boolean | null;
    readonly promo_code_id: number | null;
    readonly typed_code: string | null;
    readonly code_kind: "shared" | "unique" | null;
    readonly code_client_id: number | null;
    readonly code_spent: boolean | null;
    readonly code_archived: boolean | null;
    readonly client_uses: number;
    readonly has_open_hold: boolean;
    readonly rate_millionths: bigint | null;
  };

/** For whom, when and in which currency coupons are looked at. */
export type CandidateMoment = {
  readonly clientId: number | undefined;
  readonly groupId: number | undefined;
  readonly at: Date;
  readonly currency: string;
};

/** How many coupons that apply by themselves are looked at in one pricing, by priority; how many offered ones a client is shown. */
export const MOST_AUTOMATIC = 50;
export const MOST_OFFERED = 500;

/** Everything about the coupons in play in one statement; its text depends on the kinds of selection only. */
export async function selectCandidates(
  scope: Scope,
  selection: CouponSelection,
  moment: CandidateMoment,
): Promise<readonly CandidateRow[]> {
  const picks = picksOf(selection, moment);
  if (picks.length === 0) return [];
  const client = sql`${moment.clientId ?? null}::int`;
  // Uses are kept with what they cost in the shop's currency, so that a coupon that gets a budget later can count them.
  const isForeign = moment.currency !== scope.shop.currency;
  const { rows } = await sql<CandidateRow>`
    with picked as (${sql.join(picks, sql` union all `)})
    select ${selection.withOffered ? leanColumns : allColumns}, picked.origin, picked.attached_id, picked.shown_granted, picked.promo_code_id,
      promo_code.code as typed_code, promo_code.kind as code_kind, promo_code.client_id as code_client_id,
      promo_code.redemption_id is not null as code_spent, promo_code.archived_at is not null as code_archived,
      case when promo.once_per_client or promo.max_uses_per_user > 0 then coalesce(
        (select uses from promo_client_use u where u.promo_id = promo.id and u.client_id = ${client}),
        (select count(*)::int from promo_redemption r
          where r.promo_id = promo.id and r.client_id = ${client} and r.phase = 'checkout' and r.status in ('held', 'committed'))
      ) else 0 end as client_uses,
      ${selection.withOffered ? openAmongAll(client) : openOne(client)} as has_open_hold,
      ${isForeign ? sql`(select conversion_rate_millionths from currency where currency.code = ${moment.currency})` : sql`null::bigint`}
        as rate_millionths
    from picked
    join promo on promo.id = picked.promo_id
    left join promo_code on promo_code.id = picked.promo_code_id
    order by picked.rank, picked.place
  `.execute(scope.db);
  return rows;
}

/** Whether the client holds an open use of the coupon: looked up for each of a few. */
function openOne(client: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from promo_redemption r
    where r.promo_id = promo.id and r.client_id = ${client} and r.phase = 'checkout' and r.status = 'held')`;
}

/** The same for hundreds: all that the client holds is read once. */
function openAmongAll(client: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`promo.id in (select r.promo_id from promo_redemption r where r.client_id = ${client} and r.phase = 'checkout' and r.status = 'held')`;
}

const allColumns = sql`promo.*`;
const leanColumns = sql`promo.id, promo.version, promo.active, promo.deleted_at, promo.used, promo.spent`;

function picksOf(selection: CouponSelection, moment: CandidateMoment): readonly RawBuilder<unknown>[] {
  const { cartId, codes, withOffered, withAutomatic } = selection;
  return [
    ...(cartId === undefined ? [] : [attachedTo(cartId)]),
    ...(codes.length === 0 ? [] : [typed(codes)]),
    ...(withOffered && moment.clientId !== undefined ? [assignedTo(moment.clientId), offeredTo(moment.groupId)] : []),
    ...(withAutomatic ? [automatic(moment.at)] : []),
  ];
}

/** What the cart last granted goes before what it refused, then by typing order. */
function attachedTo(cartId: number): RawBuilder<unknown> {
  return sql`
    select 'attached' as origin, 1 as rank, row_number() over (order by not shown_granted, id) as place,
      promo_id, promo_code_id, id as attached_id, shown_granted
    from cart_promo where cart_id = ${cartId}
  `;
}

/** The inner select hides from the planner how many codes there are: knowing that, it plans anew at each use, which takes longer than the rest. */
function typed(codes: readonly string[]): RawBuilder<unknown> {
  return sql`
    select 'typed' as origin, 2 as rank, wanted.place, promo_code.promo_id, promo_code.id as promo_code_id, null::int as attached_id, null::boolean as shown_granted
    from unnest((select ${[...codes]}::text[])) with ordinality as wanted (code, place)
    join promo_code on promo_code.code = wanted.code and promo_code.archived_at is null
  `;
}

/** Unspent unique codes that were given to this client. */
function assignedTo(clientId: number): RawBuilder<unknown> {
  return sql`
    select 'offered' as origin, 3 as rank, promo_code.id as place, promo_code.promo_id, promo_code.id as promo_code_id, null::int as attached_id, null::boolean as shown_granted
    from promo_code join promo on promo.id = promo_code.promo_id and promo.active and promo.deleted_at is null
    where promo_code.client_id = ${clientId} and promo_code.archived_at is null and promo_code.redemption_id is null
  `;
}

function offeredTo(groupId: number | undefined): RawBuilder<unknown> {
  return sql`(
    select 'offered' as origin, 4 as rank, promo.id as place, promo.id as promo_id, promo_code.id as promo_code_id, null::int as attached_id, null::boolean as shown_granted
    from promo join promo_code on promo_code.promo_id = promo.id and promo_code.kind = 'shared' and promo_code.archived_at is null
    where (promo.listed or promo.client_groups is not null) and promo.active and promo.deleted_at is null and not promo.automatic
      and (promo.client_groups is null or promo.client_groups = '[]' or promo.client_groups @> to_jsonb(array[${groupId ?? null}::int]))
      and (promo.listed or promo.client_groups <> '[]')
    order by promo.id desc limit ${MOST_OFFERED}
  )`;
}

function automatic(at: Date): RawBuilder<unknown> {
  return sql`(
    select 'automatic' as origin, 5 as rank, row_number() over (order by priority, id) as place,
      id as promo_id, null::int as promo_code_id, null::int as attached_id, null::boolean as shown_granted
    from promo
    where automatic and active and deleted_at is null and (start_at is null or start_at <= ${at}) and (end_at is null or end_at >= ${at})
    order by priority, id limit ${MOST_AUTOMATIC}
  )`;
}
