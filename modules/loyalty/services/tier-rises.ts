import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { lastRise } from "../tiers/last-rise.ts";
import { contributionsOfClients, contributionsSql, tierProgramme } from "./tier-programme.ts";

/** Somebody who came into a higher tier. */
export const tierRiseSchema = z.object({
  client_id: z.int(),
  name: z.string(),
  from: z.string().nullable(),
  tier: z.string(),
  at: z.string(),
});

export type ListedRise = z.output<typeof tierRiseSchema>;

/** Enough to find a few who rose among those who only earned something. */
const LOOKED_AT = 200;

/** Who rose within so many days and is still there, the latest first. Looks at the clients whose points were activated last. */
export async function tierRises(scope: Scope, days: number, most: number): Promise<readonly ListedRise[]> {
  const programme = await tierProgramme(scope);
  if (programme.tiers.length === 0) return [];
  const from = addDays(scope.now, -days, scope.shop.timeZone);
  const { rows } = await sql<{ client_id: number; name: string }>`
    select client_id, client.first_name || ' ' || client.last_name as name
    from ${contributionsSql(scope)} as contribution join client on client.id = client_id
    where at > ${from} and at <= ${scope.now} and value > 0 and client.erased_at is null
    group by client_id, client.first_name, client.last_name order by max(at) desc, client_id desc limit ${LOOKED_AT}`.execute(scope.db);
  const contributions = await contributionsOfClients(
    scope,
    rows.map(({ client_id: clientId }) => clientId),
  );
  return rows
    .flatMap(({ client_id: clientId, name }) => {
      const rise = lastRise(programme, contributions.get(clientId) ?? [], from, scope.now);
      if (rise === undefined) return [];
      return [{ client_id: clientId, name: name.trim(), from: rise.from?.name ?? null, tier: rise.to.name, at: rise.at.toISOString() }];
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, most);
}
