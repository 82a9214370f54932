import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import { lastUseSql } from "./figures-now-sql.ts";
import { liveUsesSql } from "./live-uses-sql.ts";

/**
 * Folds what waits into `promo_figures`, until nothing does. No sale waits for it: it locks no row that a sale writes. Changes are
 * taken first and looked at by a later statement, so that one which commits in between is seen now and found unchanged later.
 */
export async function foldFigures(scope: Scope): Promise<void> {
  while ((await scope.transaction(foldUses)) === BATCH);
  while ((await scope.transaction(foldTries)) === BATCH);
}

/** One at a time; readers and sales go on. */
export async function lockFigures({ db }: Scope): Promise<void> {
  await sql`lock table promo_figures in share row exclusive mode`.execute(db);
}

const BATCH = 2_000;

async function foldUses(scope: Scope): Promise<number> {
  const { db } = scope;
  await lockFigures(scope);
  const { rows } = await sql<{ id: number }>`
    delete from promo_figures_change where id in (select id from promo_figures_change order by id limit ${BATCH})
    returning promo_redemption_id as id`.execute(db);
  if (rows.length === 0) return 0;
  const ids = [...new Set(rows.map(({ id }) => id))];
  const currency = await currencyNow(scope);
  await sql`
    with live as materialized (
      select * from ${liveUsesSql(currency, sql<boolean>`r.id = any(${ids}::int[])`)} live
    ), difference as materialized (
      select live.promo_id, sum(live.used - coalesce(folded.used, 0))::int as used, sum(live.held - coalesce(folded.held, 0))::int as held,
        sum(live.committed - coalesce(folded.committed, 0))::int as committed,
        sum(live.discount_minor - coalesce(folded.discount_minor, 0))::bigint as discount_minor,
        sum(live.revenue_minor - coalesce(folded.revenue_minor, 0))::bigint as revenue_minor
      from live left join promo_folded_use folded on folded.promo_redemption_id = live.id
      group by live.promo_id
    ), remembered as (
      insert into promo_folded_use (promo_redemption_id, used, held, committed, discount_minor, revenue_minor)
      select id, used, held, committed, discount_minor, revenue_minor from live order by id
      on conflict (promo_redemption_id) do update set used = excluded.used, held = excluded.held, committed = excluded.committed,
        discount_minor = excluded.discount_minor, revenue_minor = excluded.revenue_minor
    )
    insert into promo_figures (promo_id, used, held, committed, discount_minor, revenue_minor, tried_carts, last_used_at)
    select promo_id, used, held, committed, discount_minor, revenue_minor, 0, ${lastUseSql(sql`difference.promo_id`)}
    from difference order by promo_id
    on conflict (promo_id) do update set used = promo_figures.used + excluded.used, held = promo_figures.held + excluded.held,
      committed = promo_figures.committed + excluded.committed, discount_minor = promo_figures.discount_minor + excluded.discount_minor,
      revenue_minor = promo_figures.revenue_minor + excluded.revenue_minor, last_used_at = excluded.last_used_at`.execute(db);
  return rows.length;
}

/** The scope may have been made before the shop took another currency; whoever changes it locks the figures, too. */
async function currencyNow(scope: Scope): Promise<string> {
  const { code } = await couponTables(scope).selectFrom("currency").select("code").where("is_default", "=", true).executeTakeFirstOrThrow();
  return code;
}

/** A cart counts once for a coupon, however often it tries. */
async function foldTries(scope: Scope): Promise<number> {
  await lockFigures(scope);
  const { rows } = await sql<{ carts: number }>`
    with taken as (
      select promo_id, cart_id from promo_tried_cart where not is_folded limit ${BATCH} for update
    ), marked as (
      update promo_tried_cart tried set is_folded = true from taken
      where tried.promo_id = taken.promo_id and tried.cart_id = taken.cart_id
      returning tried.promo_id
    ), added as (
      insert into promo_figures (promo_id, used, held, committed, discount_minor, revenue_minor, tried_carts, last_used_at)
      select promo_id, 0, 0, 0, 0, 0, count(*)::int, ${lastUseSql(sql`marked.promo_id`)} from marked group by promo_id order by promo_id
      on conflict (promo_id) do update set tried_carts = promo_figures.tried_carts + excluded.tried_carts
    )
    select count(*)::int as carts from marked`.execute(scope.db);
  return rows[0]?.carts ?? 0;
}
