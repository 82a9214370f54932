import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { instantText } from "#core/kernel/wire.ts";
import { setClock } from "../../clock/set-clock.ts";

export const adminSystemSetClock = defineMethod({
  name: "system_set_clock",
  role: "admin",
  permission: "system.set_clock",
  summary: "Freezes the shop's clock at an instant for all hosts, or sets it free with null; only with TEST_CLOCK=1.",
  input: z.strictObject({ now: instantText.nullable() }),
  output: z.object({ now: z.string().nullable() }),
  handle: async (scope, { now }) => ({ now: (await setClock(scope, now))?.toISOString() ?? null }),
});
