import { defineNavigation, type Page } from "#core/events/page.ts";
import { taskPage } from "./task.ts";
import { taskFilePage } from "./task-file.ts";
import { taskListPage } from "./task-list.ts";

/** The pages of background work. */
export const taskPages: readonly Page[] = [taskListPage, taskPage, taskFilePage];

export const taskNavigation = [
  defineNavigation({ area: "admin", group: "System", label: "Background work", href: "/tasks", order: 930, icon: "progress" }),
];
