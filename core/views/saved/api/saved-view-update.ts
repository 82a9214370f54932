import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag, idNumber } from "#core/kernel/wire.ts";
import { updateView } from "../update-view.ts";
import { viewName, viewQuery } from "../view-fields.ts";

export const savedViewUpdate = defineMethod({
  name: "saved_view_update",
  role: "admin",
  permission: "profile.manage",
  summary: "Changes the name, the filters and order, or the sharing of an own saved view.",
  input: z.strictObject({ id: idNumber, name: viewName.optional(), query: viewQuery.optional(), shared: flag.optional() }),
  output: z.literal(true),
  handle: async (scope, { id, name, query, shared }) => {
    await updateView(scope, id, { name, query, isShared: shared });
    return true as const;
  },
});
