import { sql } from "kysely";
import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { runsFromJson, sumRuns } from "#core/kernel/unit-runs.ts";
import { leavesOf } from "../compile/compile-coupon.ts";
import { compiledCoupon } from "../compile/compiled-cache.ts";
import type { CompiledCoupon } from "../compile/compiled-coupon.ts";
import { type CouponTerms, titleOf } from "../terms.ts";
import { termsFromJson } from "../terms-json.ts";
import type { CouponCandidate, GatheredCoupons } from "./candidate.ts";
import { couponFacts } from "./coupon-facts.ts";
import { gatherCoupons } from "./gather-coupons.ts";

/**
 * The recurring coupons of an order's first invoice, with the terms they had then, as long as they have periods left, and coupons that
 * apply by themselves to renewals only. Periods are counted from renewals that were invoiced and not given back.
 */
export async function gatherRenewal(scope: Scope, subject: PricingSubject, orderId: number): Promise<GatheredCoupons> {
  const rows = await selectRecurring(scope, orderId);
  const pinned = rows.flatMap((row) => renewalCandidate(scope, row));
  const { candidates: automatic } = await gatherCoupons(scope, subject, automaticOnly);
  const others = automatic.filter(
    ({ compiled }) => isForRenewals(compiled) && pinned.every((one) => !isSameCoupon(one.compiled, compiled)),
  );
  const candidates = [...pinned, ...others];
  return {
    candidates,
    facts: await couponFacts(
      scope,
      subject,
      candidates.map(({ compiled }) => compiled),
    ),
    rateMillionths: undefined,
    setAside: [],
  };
}

const automaticOnly = { cartId: undefined, codes: [], takesPlace: false, withOffered: false, withAutomatic: true };

/** A coupon for new orders stays with new orders: only one that names renewals is looked at when there is one. */
function isForRenewals({ nodes }: CompiledCoupon): boolean {
  return nodes.flatMap(leavesOf).some((leaf) => leaf.kind === "rule" && leaf.rule.code === "renewal_only");
}

function isSameCoupon(one: CompiledCoupon, other: CompiledCoupon): boolean {
  return one.terms.couponId === other.terms.couponId;
}

type RecurringRow = {
  readonly terms: unknown;
  readonly code: string | null;
  readonly promo_code_id: number | null;
  readonly renewals: number;
  readonly discount_minor: bigint;
  readonly item_id: number;
  /** What the coupon took off each line of the first invoice, by adjustment. */
  readonly shares: readonly { readonly item: number; readonly units: unknown }[] | null;
};

async function selectRecurring(scope: Scope, orderId: number): Promise<readonly RecurringRow[]> {
  const { rows } = await sql<RecurringRow>`
    select v.terms, r.code, r.promo_code_id, r.discount_minor, item.id as item_id,
      (select count(*)::int from promo_redemption n
        where n.client_order_id = ${orderId} and n.promo_id = r.promo_id and n.phase = 'renewal' and n.status in ('held', 'committed')) as renewals,
      (select jsonb_agg(share) from invoice_adjustment a, jsonb_array_elements(a.lines) share
        where a.invoice_id = r.invoice_id and a.source_kind = 'coupon' and a.source_ref = r.promo_id::text and a.lane <> 'setup') as shares
    from invoice_item item
    join promo_redemption r on r.invoice_id = item.invoice_id and r.phase = 'checkout' and r.status in ('held', 'committed')
    join promo_version v on v.promo_id = r.promo_id and v.version = r.promo_version
    where item.client_order_id = ${orderId}
    order by r.id
  `.execute(scope.db);
  return rows;
}

function renewalCandidate(scope: Scope, row: RecurringRow): readonly CouponCandidate[] {
  const terms = termsFromJson(row.terms);
  const isOver = terms.recurringCycles !== null && row.renewals + 1 >= terms.recurringCycles;
  const shareMinor = shareOf(row);
  if (isOver || shareMinor === 0n) return [];
  return [
    {
      compiled: compiledCoupon(scope.wiring, terms),
      title: titleOf(terms, scope.language),
      code: row.code ?? undefined,
      promoCodeId: row.promo_code_id ?? undefined,
      isTyped: row.code !== null,
      takesPlace: false,
      attachedId: undefined,
      shownGranted: undefined,
      isKnown: true,
      usage: { used: 0, clientUses: 0, hasOpenHold: false, spentMinor: 0n, codeSpent: undefined },
      isPinned: true,
      mostMinor: isGivenOnce(terms, row.discount_minor) ? shareMinor : undefined,
    },
  ];
}

/** What the coupon took off the order's own line. */
function shareOf({ item_id, shares }: RecurringRow): bigint {
  return (shares ?? []).filter(({ item }) => item === item_id).reduce((sum, { units }) => sum + sumRuns(runsFromJson(units)), 0n);
}

/** An amount, or a percentage that met its cap, was given once over all orders of the checkout: each renews with its own part of it. */
function isGivenOnce(terms: CouponTerms, discountMinor: bigint): boolean {
  if (terms.type === "absolute") return true;
  return Object.values(terms.amounts).some(({ maxDiscountMinor = 0n }) => maxDiscountMinor > 0n && discountMinor >= maxDiscountMinor);
}
