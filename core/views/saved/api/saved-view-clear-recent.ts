import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { forgetSearches } from "../remember-search.ts";
import { viewPage } from "../view-fields.ts";

export const savedViewClearRecent = defineMethod({
  name: "saved_view_clear_recent",
  role: "admin",
  permission: "profile.manage",
  summary: "Forgets what the caller searched for lately; of one list or of all.",
  input: z.strictObject({ page: viewPage.optional() }),
  output: z.literal(true),
  handle: async (scope, { page }) => {
    await forgetSearches(scope, page);
    return true as const;
  },
});
