import { z } from "zod";
import { defineMethod, type Role } from "#core/events/method.ts";

/** `profile_logout`, the same for clients and staff. */
export function signOutMethod(who: { readonly role: Role; readonly permission?: string }) {
  return defineMethod({
    name: "profile_logout",
    ...who,
    summary: "Ends the caller's session.",
    input: z.strictObject({}),
    output: z.literal(true),
    handle: async (scope) => {
      scope.session.signOut();
      return true as const;
    },
  });
}
