import { sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, pageInput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, flag } from "#core/kernel/wire.ts";
import { billingTables } from "../tables.ts";

/** How the list of consultants can be asked for. */
export const consultantFilters = z.strictObject({
  ...pageInput,
  search: boundedText(100).optional().describe("Part of the name or the e-mail address"),
  active: flag.optional(),
  ...sortInput(["id", "name", "email", "active", "created_at"]),
});

/** One page of the consultants by name unless sorted otherwise; only active or only inactive ones when asked for. */
export async function listConsultants(scope: Scope, { search, active, ...page }: z.output<typeof consultantFilters>) {
  let query = billingTables(scope).selectFrom("consultant");
  if (active !== undefined) query = query.where("active", "=", active);
  if (search !== undefined && search !== "") {
    const pattern = likePattern(search);
    query = query.where((row) => row.or([row("name", "ilike", pattern), row("email", "ilike", pattern)]));
  }
  const list = await query.selectAll().orderBy(orderOf(consultantOrder, page)).limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}

const consultantOrder = {
  columns: { id: sql`id`, name: sql`lower(name)`, email: sql`email`, active: sql`active`, created_at: sql`created_at` },
  id: sql`id`,
  standard: sql`name, id`,
};
