import { listen } from "#core/events/hook.ts";
import { clientErasing, onAfterClientSignUp } from "#core/identity/hooks.ts";
import { earnEvent } from "../services/earn-event.ts";
import { erasePoints } from "../services/erase-points.ts";

/** Points for signing up, when a rule gives some. A fault of it keeps nobody from signing up. */
export const onSignUp = listen(onAfterClientSignUp, async (scope, { id }) => {
  await earnEvent(scope, { clientId: id, event: "sign_up", cause: "sign_up" });
});

/** The points of a client who is erased lapse. */
export const onClientErasing = listen(clientErasing, (scope, { clientId }) => erasePoints(scope, clientId), {
  lane: "wallet",
  guards: true,
});
