import { defineMethod } from "#core/events/method.ts";
import { activityFilters, activitySchema, listActivity } from "#core/identity/activity/list-activity.ts";
import { pageOutput } from "#core/kernel/page.ts";

export const adminActivityLogGetList = defineMethod({
  name: "activity_log_get_list",
  role: "admin",
  permission: "activity.view",
  summary: "The audit log, newest first unless sorted otherwise.",
  reads: true,
  input: activityFilters,
  output: pageOutput(activitySchema),
  handle: (scope, input) => listActivity(scope, input),
});
