import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";

/** One page of the tax rules, general ones first. */
export async function listTaxes(scope: Scope, page: PageRequest) {
  const query = billingTables(scope).selectFrom("tax");
  const list = await query
    .selectAll()
    .orderBy(sql`country nulls first`)
    .orderBy(sql`state nulls first`)
    .orderBy("id")
    .limit(page.per_page)
    .offset(offsetOf(page))
    .execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}
