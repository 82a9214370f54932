import { z } from "zod";
import { parseInput } from "#core/api/parse-input.ts";
import { defineMethod } from "#core/events/method.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { taskErrors } from "../../errors.ts";
import { findKind } from "../../find-kind.ts";
import { showTask, wholeTaskSchema } from "../../show-task.ts";
import { startTask } from "../../start-task.ts";

export const adminTaskStart = defineMethod({
  name: "task_start",
  role: "admin",
  permission: "profile.manage",
  summary: "Starts background work of a kind, which has a permission and an input of its own; `task_get` tells how far it is.",
  input: z.strictObject({ kind: boundedText(100, 1), input: z.record(z.string(), z.unknown()).default({}) }),
  output: wholeTaskSchema,
  handle: async (scope, { kind: name, input }) => {
    const kind = findKind(scope.wiring, name);
    if (kind === undefined) throw taskErrors.error("task.unknown_kind");
    parseInput({ input: z.object({ input: kind.input }) }, { input }, scope.language);
    return showTask(scope, await startTask(scope, kind, input));
  },
});
