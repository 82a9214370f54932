import type { Invariant } from "#core/verify/invariant.ts";
import { earningsMatch } from "./earnings-match.ts";
import { holdsMatch } from "./holds-match.ts";
import { lotsAddUp } from "./lots-add-up.ts";
import { noForgottenHolds } from "./no-forgotten-holds.ts";
import { pointsAddUp } from "./points-add-up.ts";
import { rewardsMatch } from "./rewards-match.ts";
import { totalsAddUp } from "./totals-add-up.ts";
import { usedPointsMatchInvoices } from "./used-points-match-invoices.ts";

/** What the loyalty module promises of its data. */
export const ownInvariants: readonly Invariant[] = [
  pointsAddUp,
  totalsAddUp,
  lotsAddUp,
  holdsMatch,
  usedPointsMatchInvoices,
  earningsMatch,
  rewardsMatch,
  noForgottenHolds,
];
