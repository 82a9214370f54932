import { hasPermission } from "#core/events/actor.ts";
import { filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { TASK_STATES } from "../entities/task.ts";
import type { TaskView } from "../task-view.ts";
import { cancelAction } from "./cancel-action.ts";
import { stateWord, taskFigures } from "./task-figures.ts";

/** `/admin/tasks`: the background work of the caller, or of everybody, newest first. */
export const taskListPage = definePage({
  area: "admin",
  path: "/tasks",
  title: "Background work",
  permission: "profile.manage",
  template: "task-list",
  scripts: ["task.js"],
  load: async (scope, { query, call }) => {
    const page = await call<Page<TaskView>>("task_get_list", { ...filtersIn(query, ["state", "mine"]), per_page: 50 });
    return {
      page: { ...page, list: page.list.map((task) => ({ ...task, ...taskFigures(scope, task) })) },
      isMoving: page.list.some(({ finished_at }) => finished_at === null),
      seesAll: hasPermission(scope.actor, "task.manage_all"),
      emptyText:
        textField(query, "state") !== "" || textField(query, "mine") !== ""
          ? "Nothing fits these filters."
          : "Nothing runs in the background, and nothing did in the last days.",
      states: TASK_STATES.map((value) => ({ value, label: stateWord(value) })),
      whose: [{ value: "1", label: "Only mine" }],
    };
  },
  actions: { cancel: cancelAction },
});
