import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { saveView } from "../save-view.ts";
import { viewName, viewPage, viewQuery } from "../view-fields.ts";

export const savedViewCreate = defineMethod({
  name: "saved_view_create",
  role: "admin",
  permission: "profile.manage",
  summary: "Saves a list with its filters and its order under a name and answers the id; shared, all staff who may see the list see it.",
  input: z.strictObject({
    page: viewPage,
    name: viewName,
    query: viewQuery,
    shared: flag.default(false),
    default: flag.default(false).describe("Show it from now on when the list is opened by its bare address"),
  }),
  output: z.int(),
  handle: (scope, { page, name, query, shared, default: isDefault }) => saveView(scope, { page, name, query, isShared: shared, isDefault }),
});
