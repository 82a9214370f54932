import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";

export const adminProfileLogout = defineMethod({
  name: "profile_logout",
  role: "admin",
  permission: "profile.manage",
  summary: "Ends the caller's session.",
  input: z.strictObject({}),
  output: z.literal(true),
  handle: async (scope) => {
    scope.session.signOut();
    return true as const;
  },
});
