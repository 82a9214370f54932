import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { SECRET_HOURS } from "./idempotency-record.ts";
import { apiTables } from "./tables.ts";

/** Each hour: forgets answers whose time is over, and sooner what was encrypted because it held a secret. */
export const sweepIdempotencyKeys = defineJob({
  name: "api.sweep_idempotency_keys",
  payload: z.object({}),
  cron: "17 * * * *",
  run: async (scope) => {
    const answers = apiTables(scope);
    await answers.deleteFrom("idempotency_key").where("expires_at", "<=", sql<Date>`clock_timestamp()`).execute();
    await answers
      .updateTable("idempotency_key")
      .set({ answer: "" })
      .where("is_encrypted", "=", true)
      .where("answer", "<>", "")
      .where("created_at", "<=", sql<Date>`clock_timestamp() - make_interval(hours => ${SECRET_HOURS})`)
      .execute();
  },
});
