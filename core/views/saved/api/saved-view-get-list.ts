import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { listViews, savedViewsSchema } from "../list-views.ts";

export const savedViewGetList = defineMethod({
  name: "saved_view_get_list",
  role: "admin",
  permission: "profile.manage",
  summary: "The caller's saved views of lists and those shared with it, and what it searched for lately; of one list or of all.",
  reads: true,
  input: z.strictObject({ page: boundedText(200, 1).optional() }),
  output: savedViewsSchema,
  handle: (scope, { page }) => listViews(scope, page),
});
