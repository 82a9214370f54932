import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";

export const guestSystemCsrf = defineMethod({
  name: "system_csrf",
  role: "guest",
  summary: "The CSRF token of the caller's session, for the header X-CSRF-Token.",
  reads: true,
  input: z.strictObject({}),
  output: z.string(),
  handle: async (scope) => scope.session.csrfToken(),
});
