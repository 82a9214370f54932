import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { pointsReport, reportSchema } from "../../services/points-report.ts";

export const adminLoyaltyGetReport = defineMethod({
  name: "loyalty_get_report",
  role: "admin",
  permission: "loyalty.view",
  summary: "Points outstanding and what they are worth, when they expire, and what points did month by month.",
  reads: true,
  input: z.strictObject({ months: wholeNumber(1, 120).prefault(12) }),
  output: reportSchema,
  handle: (scope, { months }) => pointsReport(scope, months),
});
