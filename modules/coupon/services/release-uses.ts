import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Whose uses: of one invoice, or all open ones of a client. */
export type UsesOf = { readonly invoiceId: number } | { readonly clientId: number };

/** How uses leave: `held` ones are released or expire, `committed` ones are reversed. */
export type UseExit = {
  readonly from: "held" | "committed";
  readonly to: "released" | "expired" | "reversed";
  readonly reason: string;
  /** Whether uses of checkouts leave too, or periods of renewals only. */
  readonly withCheckouts: boolean;
};

/**
 * Moves redemptions on, each once, with its transition; frees their unique codes and lowers the client's own counts. The coupons'
 * counters follow in `returnUses`, later in the order of locks.
 */
export async function releaseUses({ db, now }: Scope, of: UsesOf, { from, to, reason, withCheckouts }: UseExit): Promise<void> {
  await sql`
    with moved as (
      update promo_redemption set status = ${to}, released_at = ${now}, release_reason = ${reason}
      where ${isOf(of)} and status = ${from} and (phase = 'renewal' or ${withCheckouts}::boolean)
      returning id, promo_id, promo_code_id, client_id, phase
    ), logged as (
      insert into promo_redemption_transition (promo_redemption_id, from_status, to_status, reason, created_at)
      select id, ${from}, ${to}, ${reason}, ${now}::timestamptz from moved
    ), changed as (
      insert into promo_figures_change (promo_id, promo_redemption_id) select promo_id, id from moved where phase = 'checkout'
    ), freed as (
      update promo_code set redemption_id = null from moved
      where promo_code.id = moved.promo_code_id and promo_code.redemption_id = moved.id
    ), counted as (
      select promo_id, client_id, count(*)::int as uses from moved where phase = 'checkout' group by promo_id, client_id order by promo_id
    )
    update promo_client_use set uses = promo_client_use.uses - counted.uses from counted
    where promo_client_use.promo_id = counted.promo_id and promo_client_use.client_id = counted.client_id
  `.execute(db);
}

/** Lowers the counters of the coupons whose uses were released, each by its own rows, in the order of their ids. */
export async function returnUses({ db }: Scope, of: UsesOf): Promise<void> {
  const { rows } = await sql<{ promo_id: number; uses: number; budget_minor: string }>`
    with uncounted as (
      update promo_redemption set is_counted = false
      where ${isOf(of)} and is_counted and status in ('released', 'expired', 'reversed')
      returning promo_id, budget_minor
    )
    select promo_id, count(*)::int as uses, sum(budget_minor) as budget_minor from uncounted group by promo_id order by promo_id
  `.execute(db);
  for (const { promo_id, uses, budget_minor } of rows) {
    await sql`
      update promo set used = used - ${uses}, spent = case when budget is null then spent else spent - ${BigInt(budget_minor)} end
      where id = ${promo_id}
    `.execute(db);
  }
}

/** The condition on `promo_redemption`. */
export function isOf(of: UsesOf): RawBuilder<boolean> {
  return "invoiceId" in of ? sql`invoice_id = ${of.invoiceId}` : sql`client_id = ${of.clientId}`;
}
