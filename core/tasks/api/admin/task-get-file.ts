import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { readTaskFile } from "../../read-task-file.ts";

export const adminTaskGetFile = defineMethod({
  name: "task_get_file",
  role: "admin",
  permission: "profile.manage",
  summary: "A piece of the file that background work has made, in base64; its `parts` pieces, counted from 0, are the file.",
  reads: true,
  input: z.strictObject({ id: idNumber, part: wholeNumber(0, 2_147_483_647).prefault(0) }),
  output: z.object({ name: z.string(), type: z.string(), bytes: z.int(), parts: z.int(), content: z.base64() }),
  handle: async (scope, { id, part }) => {
    const { content, ...file } = await readTaskFile(scope, id, part);
    return { ...file, content: content.toString("base64") };
  },
});
