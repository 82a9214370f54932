import { type RawBuilder, sql } from "kysely";

/** A value for a jsonb column. Without it the driver would send an array as a PostgreSQL array. */
export function jsonValue<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`${JSON.stringify(value)}::jsonb`;
}
