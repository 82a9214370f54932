import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { addDaysToDate, endOfDay, zonedParts } from "#core/kernel/business-calendar.ts";
import { birthday } from "../rules/birthday.ts";
import { earnEvent } from "../services/earn-event.ts";
import { rulesInForce } from "../services/rules-in-force.ts";
import { loyaltyTables } from "../tables.ts";

/** How many days back it looks: a job that could not run makes up for it, and a calendar year gives points once. */
const DAYS_BACK = 3;

/** Gives points to clients whose birthday it is in the shop's zone, once a calendar year. Who is born on 29 February has it on the 28th. */
export const birthdaysJob = defineJob({
  name: "loyalty_birthdays",
  payload: z.strictObject({}),
  cron: "31 * * * *",
  async run(scope) {
    const rules = await rulesInForce(scope, "earning");
    if (!rules.some(({ rule }) => rule === birthday.code)) return;
    const { date: today } = zonedParts(scope.now, scope.shop.timeZone);
    for (let back = DAYS_BACK; back >= 0; back -= 1) {
      const date = addDaysToDate(today, -back);
      for (const clientId of await bornOn(scope, date)) {
        await earnEvent(scope, { clientId, event: "birthday", cause: date.slice(0, 4) });
      }
    }
  },
});

/** Clients who have their birthday on a day, had an account then, and have got nothing in that year yet. */
async function bornOn(scope: Scope, date: string): Promise<readonly number[]> {
  const year = date.slice(0, 4);
  const days = date.endsWith("-02-28") && addDaysToDate(date, 1).endsWith("-03-01") ? ["02-28", "02-29"] : [date.slice(5)];
  const rows = await loyaltyTables(scope)
    .selectFrom("client")
    .select("id")
    .where(sql<string>`to_char(birthday, 'MM-DD')`, "in", days)
    .where("erased_at", "is", null)
    .where("status", "=", "active")
    .where("created_at", "<=", endOfDay(date, scope.shop.timeZone))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("loyalty_event")
            .select("loyalty_event.id")
            .whereRef("loyalty_event.client_id", "=", "client.id")
            .where("loyalty_event.event", "=", "birthday")
            .where("loyalty_event.cause", "=", year),
        ),
      ),
    )
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}
