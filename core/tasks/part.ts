import { defineModule } from "#core/events/module.ts";
import { adminTaskCancel } from "./api/admin/task-cancel.ts";
import { adminTaskGet } from "./api/admin/task-get.ts";
import { adminTaskGetFile } from "./api/admin/task-get-file.ts";
import { adminTaskGetList } from "./api/admin/task-get-list.ts";
import { adminTaskStart } from "./api/admin/task-start.ts";
import { adminTaskUndo } from "./api/admin/task-undo.ts";
import { Task } from "./entities/task.ts";
import { TaskPart } from "./entities/task-part.ts";
import { taskErrors } from "./errors.ts";
import { runTaskJob } from "./jobs/run-task-job.ts";
import { sweepTasksJob } from "./jobs/sweep-tasks-job.ts";
import { tasksGerman } from "./locale-de.ts";
import { taskNavigation, taskPages } from "./pages/task-pages.ts";
import { taskPermissions } from "./permissions.ts";

/** Long work in the background, followed with a progress bar. */
export const tasksPart = defineModule({
  id: "tasks",
  entities: [Task, TaskPart],
  permissions: taskPermissions,
  errors: [taskErrors.table],
  locales: { de: tasksGerman },
  methods: [adminTaskStart, adminTaskGetList, adminTaskGet, adminTaskCancel, adminTaskUndo, adminTaskGetFile],
  jobs: [runTaskJob, sweepTasksJob],
  pages: taskPages,
  navigation: taskNavigation,
  assets: ["task.js"],
});
