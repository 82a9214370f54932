import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { hostErrors } from "../errors.ts";
import { hostContextOf } from "../host-context.ts";
import { hostTables } from "../tables.ts";

/**
 * Freezes the shop's clock at an instant, for all hosts, or sets it free again. Returns the instant.
 *
 * @throws AppError `auth.forbidden` (403) on a host that was not started with a test clock.
 */
export async function setClock(scope: Scope, now: string | null): Promise<Date | undefined> {
  if (!hostContextOf(scope).environment.testClock) throw hostErrors.error("auth.forbidden");
  const clock = now === null ? undefined : parseInstant(now, scope.shop.timeZone, "start");
  if (now !== null && clock === undefined) throw invalidRequest({ now: "Must be a date or an instant." });
  return scope.transaction(async (scope) => {
    await hostTables(scope)
      .updateTable("host_state")
      .set({ clock: clock ?? null })
      .where("id", "=", 1)
      .execute();
    const message = clock === undefined ? "The clock was set free." : `The clock was set to ${clock.toISOString()}.`;
    await recordActivity(scope, { action: "system.set_clock", objectType: undefined, objectId: undefined, message });
    return clock;
  });
}
