import type { Scope } from "#core/events/scope.ts";
import type { Adjuster } from "../pricing/adjuster.ts";
import { LANES } from "../pricing/lane.ts";
import { priceDocument } from "../pricing/price-document.ts";
import type { PricedDocument } from "../pricing/priced-document.ts";
import type { CartFragments, PricingPlan, PricingPlans, PricingSource, PricingSubject } from "../pricing-source.ts";
import { pricingSources } from "../pricing-source.ts";
import { mergeFragments } from "./merge-fragments.ts";

/** A subject with its price, each source's plan, and what the sources tell the reader of the cart. */
export type SourcedPrice = {
  readonly document: PricedDocument;
  readonly plans: PricingPlans;
  readonly fragments: CartFragments;
};

/**
 * The one way to a price with everything the active modules give: preview, checkout, renewal, explanation and simulation all come
 * through here. Sources gather their facts one after the other on the scope's connection, in the order of their first lanes; what
 * follows is pure. Writes nothing. Throws what a source's `gather` throws.
 */
export async function priceWithSources(scope: Scope, subject: PricingSubject): Promise<SourcedPrice> {
  const gathered: GatheredSource[] = [];
  for (const source of sourcesOf(scope)) gathered.push({ source, facts: await source.gather(scope, subject) });
  return planWithSources(subject, gathered);
}

type GatheredSource = { readonly source: PricingSource; readonly facts: unknown };

/** The pure half: each source plans on top of the ones before it, then the document is priced once. */
function planWithSources(subject: PricingSubject, gathered: readonly GatheredSource[]): SourcedPrice {
  const adjusters: Adjuster[] = [];
  const plans = new Map<string, PricingPlan>();
  for (const { source, facts } of gathered) {
    const before = [...adjusters];
    const plan = source.plan(facts, subject, (tried) => priceDocument(subject.input, [...before, ...tried]));
    plans.set(source.kind, plan);
    adjusters.push(...plan.adjusters);
  }
  const fragments = mergeFragments([...plans.values()].map((plan) => plan.fragments));
  return { document: priceDocument(subject.input, adjusters), plans, fragments };
}

/** Sorting is stable, so sources that begin in the same lane stay in the order of their modules. */
function sourcesOf(scope: Scope): readonly PricingSource[] {
  return scope.wiring.provided(pricingSources).toSorted((one, other) => LANES.indexOf(one.lane) - LANES.indexOf(other.lane));
}
