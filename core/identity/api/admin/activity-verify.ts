import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { verifyActivity } from "#core/identity/activity/verify-activity.ts";

export const adminActivityVerify = defineMethod({
  name: "activity_verify",
  role: "admin",
  permission: "activity.view",
  summary: "Recomputes the chain of the audit log and names the first row that does not fit.",
  reads: true,
  input: z.strictObject({}),
  output: z.object({ ok: z.boolean(), rows: z.int(), unsealed: z.int(), first_bad: z.int().nullable() }),
  handle: async (scope) => {
    const { ok, rows, unsealed, firstBad } = await verifyActivity(scope);
    return { ok, rows, unsealed, first_bad: firstBad === undefined ? null : Number(firstBad) };
  },
});
