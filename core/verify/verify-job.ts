import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { verifyBooks } from "./verify-books.ts";

/** Checks every promise each night. What is broken is logged as an error with the rows that lead to it, and noted in the audit log. */
export const verifyBooksJob = defineJob({
  name: "verify.books",
  payload: z.object({}),
  cron: "40 2 * * *",
  run: async (scope) => {
    const reports = await verifyBooks(scope);
    const broken = reports.filter(({ isKept }) => !isKept);
    for (const { id, title, bad, fault } of broken) scope.log.error({ invariant: id, bad, fault }, `The data breaks a promise: ${title}`);
    await recordActivity(scope, {
      action: "books.verify",
      objectType: undefined,
      objectId: undefined,
      message: broken.length === 0 ? "The books were verified: every promise is kept." : "The books were verified: promises are broken.",
      changes: { checked: reports.length, broken: broken.map(({ id }) => id) },
    });
  },
});
