import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { offsetOf, pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { listListeners } from "../../list-listeners.ts";

export const adminHookGetList = defineMethod({
  name: "hook_get_list",
  role: "admin",
  permission: "hook.view",
  summary: "What core and the active modules do at which event, in the order in which it runs.",
  reads: true,
  input: z.strictObject({ ...pageInput }),
  output: pageOutput(
    z.object({ event: z.string(), kind: z.enum(["hook", "notice"]), module: z.string(), lane: z.string().nullable(), guards: z.boolean() }),
  ),
  handle: async (scope, request) => {
    const list = listListeners(scope);
    return pageOf(list.slice(offsetOf(request), offsetOf(request) + request.per_page), list.length, request);
  },
});
