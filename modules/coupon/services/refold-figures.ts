import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { lockFigures } from "./fold-figures.ts";
import { liveUsesSql } from "./live-uses-sql.ts";

/** Puts down every redemption whose folded share is not what it is now: its invoice changed while nobody told the module. */
export async function markStaleUses({ db, shop }: Scope): Promise<void> {
  await sql`
    insert into promo_figures_change (promo_id, promo_redemption_id)
    select live.promo_id, live.id from ${liveUsesSql(shop.currency, sql<boolean>`true`)} live
    left join promo_folded_use folded on folded.promo_redemption_id = live.id
    where (live.used, live.held, live.committed, live.discount_minor, live.revenue_minor)
      is distinct from (coalesce(folded.used, 0), coalesce(folded.held, 0), coalesce(folded.committed, 0),
        coalesce(folded.discount_minor, 0), coalesce(folded.revenue_minor, 0))
    order by live.id`.execute(db);
}

/** Forgets all that was folded, and has it folded anew: amounts are in the shop's currency, and that is another one now. */
export async function refoldFigures(scope: Scope): Promise<void> {
  await lockFigures(scope);
  await sql`delete from promo_folded_use`.execute(scope.db);
  await sql`delete from promo_figures`.execute(scope.db);
  await sql`update promo_tried_cart set is_folded = false where is_folded`.execute(scope.db);
  await sql`
    insert into promo_figures_change (promo_id, promo_redemption_id)
    select promo_id, id from promo_redemption where phase = 'checkout' order by id`.execute(scope.db);
}
