import { verifyActivity } from "#core/identity/activity/verify-activity.ts";
import type { Invariant } from "../invariant.ts";

/** Recomputed in the program, because what a row's seal covers is defined there. */
export const auditChainHolds: Invariant = {
  id: "identity.audit-chain-holds",
  title: "No sealed row of the audit log was changed, removed or moved.",
  about: "value",
  findBad: async (scope) => {
    const { ok, rows, firstBad } = await verifyActivity(scope);
    return ok ? [] : [{ first_bad_seq: firstBad, sound_rows: rows }];
  },
};
