import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { refused } from "#core/kernel/verdict.ts";
import type { GrantedCoupon } from "../pricing/coupon-report.ts";
import { refusalError } from "./refusal-error.ts";

/**
 * Counts one more use of each coupon by the client, guarded by the limit that stands beside the count. Coupons without a limit have no
 * count, unless they once had one. Throws `coupon.already_used`.
 *
 * The inner selects hide the number of coupons from the planner: knowing it, it would plan the statement anew at each use.
 */
export async function holdClientUses(scope: Scope, clientId: number, currency: string, granted: readonly GrantedCoupon[]): Promise<void> {
  if (granted.length === 0) return;
  const limits = granted.map(({ candidate }) => candidate.compiled.terms).toSorted((one, other) => one.couponId - other.couponId);
  const { rows } = await sql<{ promo_id: number }>`
    with wanted as (
      select limited.promo_id, limited.use_limit, (
        select count(*)::int from promo_redemption r
        where r.promo_id = limited.promo_id and r.client_id = ${clientId} and r.phase = 'checkout' and r.status in ('held', 'committed')
      ) as before
      from unnest((select ${limits.map(({ couponId }) => couponId)}::int[]), (select ${limits.map(({ perClientLimit }) => perClientLimit)}::int[]))
        as limited (promo_id, use_limit)
      where limited.use_limit > 0
        or exists (select from promo_client_use u where u.promo_id = limited.promo_id and u.client_id = ${clientId})
    )
    insert into promo_client_use (promo_id, client_id, uses, use_limit)
    select promo_id, ${clientId}::int, before + 1, use_limit from wanted where use_limit = 0 or before < use_limit order by promo_id
    on conflict (promo_id, client_id) do update set uses = promo_client_use.uses + 1, use_limit = excluded.use_limit
      where excluded.use_limit = 0 or promo_client_use.uses < excluded.use_limit
    returning promo_id
  `.execute(scope.db);
  const counted = new Set(rows.map(({ promo_id }) => promo_id));
  const beyond = granted.find(({ candidate: { compiled } }) => compiled.terms.perClientLimit > 0 && !counted.has(compiled.terms.couponId));
  if (beyond !== undefined) throw refusalError(refused("coupon.already_used"), currency, { coupon: beyond.candidate.code ?? null });
}
