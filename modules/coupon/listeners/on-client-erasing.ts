import { type Listener, listen } from "#core/events/hook.ts";
import { clientErasing } from "#core/identity/hooks.ts";
import { releasePoints } from "../services/coupon-points.ts";
import { releaseUses, returnUses } from "../services/release-uses.ts";

const reason = "client erased";

/** An erased client's open holds are given back; what was committed stays under the pseudonym. */
export const onClientErasing: readonly Listener[] = [
  listen(clientErasing, (scope, { clientId }) => releasePoints(scope, { clientId }, "held", reason), { lane: "wallet", guards: true }),
  listen(
    clientErasing,
    (scope, { clientId }) => releaseUses(scope, { clientId }, { from: "held", to: "released", reason, withCheckouts: true }),
    {
      lane: "counters",
      guards: true,
    },
  ),
  listen(clientErasing, (scope, { clientId }) => returnUses(scope, { clientId }), { lane: "coupons", guards: true }),
];
