import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { showTask, wholeTaskSchema } from "../../show-task.ts";
import { undoTask } from "../../undo-task.ts";

export const adminTaskUndo = defineMethod({
  name: "task_undo",
  role: "admin",
  permission: "profile.manage",
  summary: "Takes finished background work back, where its kind can; answers the work that does so.",
  input: z.strictObject({ id: idNumber }),
  output: wholeTaskSchema,
  handle: async (scope, { id }) => showTask(scope, await undoTask(scope, id)),
});
