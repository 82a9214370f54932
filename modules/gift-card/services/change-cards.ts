import { changeMany, type ManyChanged } from "#core/events/change-many.ts";
import type { Scope } from "#core/events/scope.ts";
import { extendCard } from "./extend-card.ts";
import { resumeCard, suspendCard } from "./set-card-status.ts";

export const cardChanges = ["suspend", "resume", "extend"] as const;

/** One change for many cards; `expiresAt` counts for `extend`, null is without end. */
export type CardsChange = {
  readonly change: (typeof cardChanges)[number];
  readonly expiresAt: string | null;
  readonly reason: string | undefined;
};

/** The same change to many cards. */
export function changeCards(scope: Scope, ids: readonly number[], { change, expiresAt, reason }: CardsChange): Promise<ManyChanged> {
  return changeMany(scope, ids, (inner, id) => {
    if (change === "suspend") return suspendCard(inner, id, reason);
    if (change === "resume") return resumeCard(inner, id, reason);
    return extendCard(inner, id, expiresAt, reason);
  });
}
