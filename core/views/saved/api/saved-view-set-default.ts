import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { setDefaultView } from "../set-default-view.ts";
import { viewPage } from "../view-fields.ts";

export const savedViewSetDefault = defineMethod({
  name: "saved_view_set_default",
  role: "admin",
  permission: "profile.manage",
  summary: "Chooses the view the caller sees when a list is opened by its bare address; null for the list as it comes.",
  input: z.strictObject({ page: viewPage, id: idNumber.nullable() }),
  output: z.literal(true),
  handle: async (scope, { page, id }) => {
    await setDefaultView(scope, page, id ?? undefined);
    return true as const;
  },
});
