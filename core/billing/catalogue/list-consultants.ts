import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";

/** One page of the consultants by name; only active or only inactive ones when asked for. */
export async function listConsultants(scope: Scope, active: boolean | undefined, page: PageRequest) {
  const all = billingTables(scope).selectFrom("consultant");
  const query = active === undefined ? all : all.where("active", "=", active);
  const list = await query.selectAll().orderBy("name").orderBy("id").limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}
