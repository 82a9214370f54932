import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { runOperation } from "./run-operation.ts";

/** Asks a third party for one operation. */
export const runOperationJob = defineJob({
  name: "gift-card.run-operation",
  payload: z.object({ id: z.int() }),
  run: async (scope, { id }) => {
    await runOperation(scope, id);
  },
});
