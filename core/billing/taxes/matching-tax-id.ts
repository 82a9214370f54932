import { type RawBuilder, sql } from "kysely";

/** Text that is given, or an expression that yields it. */
type Place = string | null | RawBuilder<string | null>;

/**
 * The id of the tax rule for a place, as an expression: of the rules that match the one for country and state, else for the country,
 * else the general one; of equals the oldest.
 */
export function matchingTaxId(country: Place, state: Place): RawBuilder<number> {
  return sql<number>`(
    select candidate.id from tax candidate
    where (candidate.country is null or candidate.country = upper(${country}::text))
      and (candidate.state is null or lower(candidate.state) = lower(${state}::text))
    order by candidate.state is null, candidate.country is null, candidate.id
    limit 1)`;
}
