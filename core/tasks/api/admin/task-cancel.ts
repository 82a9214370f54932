import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cancelTask } from "../../cancel-task.ts";

export const adminTaskCancel = defineMethod({
  name: "task_cancel",
  role: "admin",
  permission: "profile.manage",
  summary: "Stops background work before its next step; what it has done stays done.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await cancelTask(scope, id);
    return true as const;
  },
});
