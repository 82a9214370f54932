import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { Period } from "./period.ts";

/** Tries of codes that no coupon has. Addresses are kept as keyed hashes for a while, and told of as counts alone. */
export const guessingSchema = z.object({
  tries: z.int(),
  codes: z.int().describe("Different codes among them"),
  addresses: z.int().describe("Different addresses they came from, as far as these are still kept"),
  sources: z
    .array(z.object({ tries: z.int(), codes: z.int(), first_at: z.string(), last_at: z.string() }))
    .describe("The addresses with the most, without saying which they are"),
});

export type CodeGuessing = z.output<typeof guessingSchema>;

/** Who guesses shows by many different codes from one address. */
export async function guessing({ db }: Scope, { start, end }: Period): Promise<CodeGuessing> {
  const unknown = sql`from promo_attempt where promo_id is null and created_at >= ${start} and created_at < ${end}`;
  const totals = await sql<Omit<CodeGuessing, "sources">>`
    select count(*)::int as tries, count(distinct code_hash)::int as codes, count(distinct address_hash)::int as addresses ${unknown}`.execute(
    db,
  );
  const { rows } = await sql<{ tries: number; codes: number; first_at: Date; last_at: Date }>`
    select count(*)::int as tries, count(distinct code_hash)::int as codes, min(created_at) as first_at, max(created_at) as last_at
    ${unknown} and address_hash is not null
    group by address_hash having count(*) >= ${FEWEST} order by 1 desc, 4 desc limit ${MOST_SOURCES}`.execute(db);
  const [total] = totals.rows;
  if (total === undefined) throw new TypeError("Counts of nothing are a row, too.");
  return {
    ...total,
    sources: rows.map(({ first_at, last_at, ...row }) => ({ ...row, first_at: first_at.toISOString(), last_at: last_at.toISOString() })),
  };
}

/** Fewer are slips of the fingers. */
const FEWEST = 5;
const MOST_SOURCES = 5;
