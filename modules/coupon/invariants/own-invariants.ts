import type { Invariant } from "#core/verify/invariant.ts";
import { budgetsAddUp } from "./budgets-add-up.ts";
import { clientUsesAddUp } from "./client-uses-add-up.ts";
import { codesAreUnambiguous } from "./codes-are-unambiguous.ts";
import { discountsMatchInvoices } from "./discounts-match-invoices.ts";
import { figuresAddUp } from "./figures-add-up.ts";
import { limitsHold } from "./limits-hold.ts";
import { openHoldsAreSingle } from "./open-holds-are-single.ts";
import { periodsAreNotExceeded } from "./periods-are-not-exceeded.ts";
import { transitionsAreComplete } from "./transitions-are-complete.ts";
import { uniqueCodesAreSpentOnce } from "./unique-codes-are-spent-once.ts";
import { usesAddUp } from "./uses-add-up.ts";
import { usesFollowInvoices } from "./uses-follow-invoices.ts";
import { versionsAreKept } from "./versions-are-kept.ts";

/** What the coupon module promises of its data. */
export const ownInvariants: readonly Invariant[] = [
  usesAddUp,
  limitsHold,
  clientUsesAddUp,
  budgetsAddUp,
  usesFollowInvoices,
  discountsMatchInvoices,
  transitionsAreComplete,
  openHoldsAreSingle,
  uniqueCodesAreSpentOnce,
  codesAreUnambiguous,
  versionsAreKept,
  periodsAreNotExceeded,
  figuresAddUp,
];
