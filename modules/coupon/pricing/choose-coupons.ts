import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { addAutomatic } from "./add-automatic.ts";
import type { AssessedCoupon } from "./assess-coupon.ts";
import type { CouponChoice } from "./coupon-choice.ts";
import type { CouponEvaluator, Evaluation } from "./evaluate-coupons.ts";
import { legalAmong } from "./legal-among.ts";
import { notStackable } from "./not-stackable.ts";

/**
 * Chooses among coupons whose own terms allow them. Typed ones have precedence in the given order; of a group the best applies. Those
 * that apply by themselves never block a typed one: together or instead of it, whatever costs the client least is taken. A new code
 * that would make the document dearer is refused.
 */
export function chooseCoupons(eligible: readonly AssessedCoupon[], evaluator: CouponEvaluator): CouponChoice {
  const typed = eligible.filter(({ candidate }) => candidate.isTyped);
  const automatic = eligible.filter(({ candidate }) => !candidate.isTyped);
  const choose = (codes: readonly AssessedCoupon[]): CouponChoice => addAutomatic(chooseTyped(codes, evaluator), automatic, evaluator);
  const choice = choose(typed);
  const fresh = typed.filter(({ candidate }) => candidate.attachedId === undefined && !candidate.takesPlace);
  if (fresh.length === 0 || fresh.length === eligible.length) return choice;
  const before = choose(typed.filter((coupon) => !fresh.includes(coupon)));
  if (choice.evaluation.totalMinor <= before.evaluation.totalMinor) return choice;
  const [standing] = before.evaluation.granted;
  const refusals = new Map(before.refusals);
  for (const coupon of fresh)
    refusals.set(coupon, standing === undefined ? refused("coupon.no_effect") : notStackable(coupon, standing, evaluator));
  return { evaluation: before.evaluation, refusals };
}

function chooseTyped(typed: readonly AssessedCoupon[], evaluator: CouponEvaluator): CouponChoice {
  const refusals = new Map<AssessedCoupon, Refusal>();
  const legal = legalAmong(typed, evaluator, refusals);
  const together = evaluator.together(legal);
  if (together.granted.length === legal.length) return { evaluation: together, refusals };
  return { evaluation: addOneByOne(legal, evaluator, refusals), refusals };
}

/** Some of them spoil others' conditions: each is taken only where nothing is lost by it, or less than it gives. */
function addOneByOne(legal: readonly AssessedCoupon[], evaluator: CouponEvaluator, refusals: Map<AssessedCoupon, Refusal>): Evaluation {
  let current = evaluator.together([]);
  for (const coupon of legal) {
    const next = evaluator.together([...current.granted, coupon]);
    const own = next.refusalOf(coupon);
    if (own !== undefined) {
      refusals.set(coupon, own);
      continue;
    }
    const lost = current.granted.filter((other) => !next.granted.includes(other));
    const [first] = lost;
    if (first !== undefined && next.totalMinor >= current.totalMinor) {
      refusals.set(coupon, notStackable(coupon, first, evaluator));
      continue;
    }
    for (const other of lost) refusals.set(other, next.refusalOf(other) ?? notStackable(other, coupon, evaluator));
    current = next;
  }
  return current;
}
