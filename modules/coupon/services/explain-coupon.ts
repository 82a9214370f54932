import { z } from "zod";
import { priceWithSources } from "#core/billing/carts/price-with-sources.ts";
import { wireDetails } from "#core/billing/carts/wire-details.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { normaliseCouponCode } from "../code-text.ts";
import type { RuleVerdict } from "../compile/rule-verdict.ts";
import type { CouponCandidate } from "../pricing/candidate.ts";
import type { CouponReport } from "../pricing/coupon-report.ts";
import { couponSourceFor } from "../pricing/coupon-source.ts";
import { withCouponSource } from "../pricing/with-coupon-source.ts";
import { type ExplainGround, explainSubject } from "./explain-subject.ts";
import { traceSchema, wireTrace } from "./wire-trace.ts";

/** How one condition, limit or neighbour of a coupon turned out. */
const verdictSchema = z.object({
  rule: z.string(),
  ok: z.boolean(),
  code: z.string().nullable(),
  message: z.string(),
  missing: z.unknown().nullable().describe("How much is missing, where that can be said"),
  path: z.string(),
  details: z.record(z.string(), z.unknown()),
  fault: z.string().nullable().describe("Why a condition could not be checked"),
});

export const explanationSchema = z.object({
  valid: z.boolean(),
  discount: z.number(),
  currency: z.string(),
  verdicts: z.array(verdictSchema),
  trace: z.array(traceSchema),
});

export type Explanation = z.input<typeof explanationSchema>;
type WireVerdict = z.input<typeof verdictSchema>;

/** Why a code can or cannot be used somewhere and at some time, rule by rule. It is priced as applying it would price it; nothing changes. */
export async function explainCoupon(scope: Scope, code: string, ground: ExplainGround): Promise<Explanation> {
  const subject = await explainSubject(scope, ground);
  const source = couponSourceFor({ codes: [normaliseCouponCode(code)] });
  const priced = await priceWithSources(withCouponSource(scope, source), subject);
  const report = reportOf(priced.plans, source);
  const { currency } = subject.input;
  const candidate = report === undefined ? undefined : candidateOf(report, normaliseCouponCode(code));
  if (report === undefined || candidate === undefined) {
    const verdicts = [wireVerdict(scope, currency, { rule: "code", path: "code", refusal: refused("coupon.not_found") })];
    return { valid: false, discount: 0, currency, verdicts, trace: wireTrace(priced.document.trace, currency) };
  }
  const grant = report.granted.find((granted) => granted.candidate === candidate);
  return {
    valid: grant !== undefined,
    discount: minorToWire(grant?.discountMinor ?? 0n, currency),
    currency,
    verdicts: [...ownVerdicts(scope, currency, candidate, report), combination(scope, currency, candidate, report)],
    trace: wireTrace(priced.document.trace, currency),
  };
}

function candidateOf({ verdicts }: CouponReport, code: string): CouponCandidate | undefined {
  return [...verdicts.keys()].find((candidate) => candidate.isTyped && candidate.code === code);
}

function ownVerdicts(scope: Scope, currency: string, candidate: CouponCandidate, { verdicts }: CouponReport): readonly WireVerdict[] {
  const known = candidate.isKnown ? undefined : refused("coupon.not_found");
  return [
    wireVerdict(scope, currency, { rule: "code", path: "code", refusal: known }),
    ...(verdicts.get(candidate) ?? []).map((verdict) => ruleVerdict(scope, currency, verdict)),
  ];
}

function ruleVerdict(scope: Scope, currency: string, { rule, path, ok, binding, code, details, summary, fault }: RuleVerdict): WireVerdict {
  const refusal = ok || code === undefined ? undefined : refused(code, details);
  const told = wireVerdict(scope, currency, { rule, path, refusal, fault });
  return {
    ...told,
    ok: ok || !binding,
    message: told.message === "" ? summary(scope.language) : `${summary(scope.language)}: ${told.message}`,
  };
}

/** How it stands beside other coupons, and whether anything is left to take off. */
function combination(scope: Scope, currency: string, candidate: CouponCandidate, { refused: others }: CouponReport): WireVerdict {
  const own = others.find((other) => other.candidate === candidate)?.refusals.find(({ code }) => IN_COMPANY.has(code));
  return wireVerdict(scope, currency, { rule: "combination", path: "combination", refusal: own });
}

const IN_COMPANY: ReadonlySet<string> = new Set(["coupon.not_stackable", "coupon.no_effect", "coupon.budget_exhausted"]);

function wireVerdict(
  scope: Pick<Scope, "sentence">,
  currency: string,
  {
    rule,
    path,
    refusal,
    fault,
  }: { readonly rule: string; readonly path: string; readonly refusal: Refusal | undefined; readonly fault?: string | undefined },
): WireVerdict {
  const details = wireDetails(refusal?.details ?? {}, currency);
  return {
    rule,
    ok: refusal === undefined,
    code: refusal?.code ?? null,
    message: refusal === undefined ? "" : scope.sentence(refusal.code, details),
    missing: details["missing"] ?? null,
    path,
    details,
    fault: fault ?? null,
  };
}
