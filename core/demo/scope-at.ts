import type { Scope } from "#core/events/scope.ts";

/** What of a scope is another in the past: the moment, and who acts from where. */
export type Moment = Partial<Pick<Scope, "actor" | "origin" | "requestId">> & { readonly now: Date };

/** The scope as it would have been at a moment, in everything that is done with it: transactions, and what is queued for afterwards. */
export function scopeAt(scope: Scope, moment: Moment): Scope {
  return {
    ...scope,
    ...moment,
    transaction: (work) => scope.transaction((inner) => work(scopeAt(inner, moment))),
    afterwards: (work) => scope.afterwards((later) => work(scopeAt(later, moment))),
  };
}
