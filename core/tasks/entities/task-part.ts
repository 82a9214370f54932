import { defineEntity, p } from "@mikro-orm/core";
import { Task } from "./task.ts";

/** A piece of what a task was given, or of the file it makes, by number from 0. Gone with its task. */
export const TaskPart = defineEntity({
  name: "TaskPart",
  tableName: "task_part",
  properties: {
    task: () => p.manyToOne(Task).primary().deleteRule("cascade"),
    role: p.enum(["given", "made"] as const).primary(),
    number: p.integer().primary(),
    bytes: p.blob(),
  },
  checks: [{ name: "task_part_number_check", expression: "number >= 0" }],
});
