import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of the database layer. */
export const databaseErrors = defineErrors({
  busy: { status: 503, message: "The service is busy. Please try again in a moment." },
});
