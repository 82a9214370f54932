import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listTasks, taskFilters } from "../../list-tasks.ts";
import { taskSchema } from "../../task-view.ts";

export const adminTaskGetList = defineMethod({
  name: "task_get_list",
  role: "admin",
  permission: "profile.manage",
  summary: "Background work, newest first: the own, or everybody's with the permission `task.manage_all`.",
  reads: true,
  input: taskFilters,
  output: pageOutput(taskSchema),
  handle: listTasks,
});
