import { type RawBuilder, sql } from "kysely";
import type { Sorting } from "#core/kernel/sorting.ts";

/**
 * How a list can be sorted: by these columns, ties settled by `id`, and without a wish in its own order. Columns that `always` have a
 * value can be read off an index backwards as well.
 */
export type SortPlan<Column extends string> = {
  readonly columns: Readonly<Record<Column, RawBuilder<unknown>>>;
  readonly always?: readonly Column[];
  readonly id: RawBuilder<unknown>;
  readonly standard: RawBuilder<unknown>;
};

/** The order a request asks for. It is total, so that pages do not overlap; what is absent comes last either way. */
export function orderOf<Column extends string>(plan: SortPlan<Column>, { sort, direction }: Sorting<Column>): RawBuilder<unknown> {
  if (sort === undefined) return plan.standard;
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  const nulls = plan.always?.includes(sort) === true ? sql`` : sql` nulls last`;
  return sql`${plan.columns[sort]} ${way}${nulls}, ${plan.id} ${way}`;
}
