import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { compiledCoupon } from "../compile/compiled-cache.ts";
import { type CouponTerms, titleOf } from "../terms.ts";
import type { CouponCandidate, GatheredCoupons, SetAside } from "./candidate.ts";
import { couponFacts } from "./coupon-facts.ts";
import { knownTerms } from "./known-terms.ts";
import { type CandidateRow, type CouponSelection, selectCandidates } from "./select-candidates.ts";

/** Reads the coupons in play for a cart, a checkout or a hypothetical, and what their conditions look at. */
export async function gatherCoupons(scope: Scope, subject: PricingSubject, selection: CouponSelection): Promise<GatheredCoupons> {
  const { client, at, input } = subject;
  const moment = { clientId: client?.id, groupId: client?.groupId, at, currency: input.currency };
  const rows = await selectCandidates(scope, selection, moment);
  const firsts = firstOfEachCoupon(rows);
  const terms = await knownTerms(scope, firsts);
  const candidates = inPrecedence(
    firsts.flatMap((row) => {
      const own = terms.get(row.id);
      return own === undefined ? [] : [candidateOf(scope, row, own, subject, selection)];
    }),
  );
  return {
    candidates,
    facts: await couponFacts(
      scope,
      subject,
      candidates.map(({ compiled }) => compiled),
    ),
    rateMillionths: rows.find((row) => row.rate_millionths !== null)?.rate_millionths ?? undefined,
    setAside: setAsideOf(rows, firsts, selection.codes),
  };
}

/** A coupon may be in play in several ways: attached counts before typed, typed before offered, and that before applying by itself. */
function firstOfEachCoupon(rows: readonly CandidateRow[]): readonly CandidateRow[] {
  const firsts = new Map<number, CandidateRow>();
  for (const row of rows) if (!firsts.has(row.id)) firsts.set(row.id, row);
  return [...firsts.values()];
}

function candidateOf(
  scope: Scope,
  row: CandidateRow,
  terms: CouponTerms,
  { client }: PricingSubject,
  { takesPlace }: CouponSelection,
): CouponCandidate {
  const isTyped = row.origin !== "automatic";
  const isOwn = row.code_client_id === null || row.code_client_id === client?.id;
  return {
    compiled: compiledCoupon(scope.wiring, terms),
    title: titleOf(terms, scope.language),
    code: isTyped ? (row.typed_code ?? undefined) : undefined,
    promoCodeId: row.promo_code_id ?? undefined,
    isTyped,
    takesPlace: takesPlace && row.origin === "typed",
    attachedId: row.attached_id ?? undefined,
    shownGranted: row.shown_granted ?? undefined,
    isKnown: row.active && row.deleted_at === null && row.code_archived !== true && isOwn,
    usage: {
      used: row.used,
      clientUses: row.client_uses,
      hasOpenHold: row.has_open_hold,
      spentMinor: row.spent,
      codeSpent: row.code_kind === "unique" ? row.code_spent === true : undefined,
    },
    isPinned: false,
    mostMinor: undefined,
  };
}

/**
 * Rows come in order of precedence, but for two: codes that take the place of others go before what is attached, and an attached code
 * that the cart last showed as refused goes after one that is typed now.
 */
function inPrecedence(candidates: readonly CouponCandidate[]): readonly CouponCandidate[] {
  return candidates.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function placeOf({ takesPlace, isTyped, attachedId, shownGranted }: CouponCandidate): number {
  if (takesPlace) return 0;
  if (attachedId !== undefined) return shownGranted === true ? 1 : 3;
  return isTyped ? 2 : 4;
}

function setAsideOf(rows: readonly CandidateRow[], firsts: readonly CandidateRow[], codes: readonly string[]): readonly SetAside[] {
  return codes.flatMap((code): SetAside[] => {
    const row = rows.find((candidate) => candidate.origin === "typed" && candidate.typed_code === code);
    if (row === undefined) return [{ code, outcome: "unknown" }];
    return firsts.includes(row) ? [] : [{ code, outcome: "already_applied" }];
  });
}
