import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteView } from "../delete-view.ts";

export const savedViewDelete = defineMethod({
  name: "saved_view_delete",
  role: "admin",
  permission: "profile.manage",
  summary: "Deletes an own saved view and answers what it was, so that it can be saved again.",
  input: z.strictObject({ id: idNumber }),
  output: z.object({ page: z.string(), name: z.string(), query: z.string(), shared: z.boolean() }),
  handle: async (scope, { id }) => {
    const { page, name, query, is_shared: shared } = await deleteView(scope, id);
    return { page, name, query, shared };
  },
});
