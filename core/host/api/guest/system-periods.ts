import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { PERIODS, periodTitle } from "#core/kernel/period.ts";

export const guestSystemPeriods = defineMethod({
  name: "system_periods",
  role: "guest",
  summary: "The billing periods: code → title in the caller's language.",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: async (scope) => Object.fromEntries(PERIODS.map((code) => [code, periodTitle(code, scope.language)])),
});
