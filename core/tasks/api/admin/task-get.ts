import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { showTask, wholeTaskSchema } from "../../show-task.ts";

export const adminTaskGet = defineMethod({
  name: "task_get",
  role: "admin",
  permission: "profile.manage",
  summary: "Background work: how far it is, what came of it, and what stayed undone.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: wholeTaskSchema,
  handle: (scope, { id }) => showTask(scope, id),
});
