import { sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, pageInput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { billingTables } from "../tables.ts";

/** How the list of tax rules can be asked for. */
export const taxFilters = z.strictObject({ ...pageInput, ...sortInput(["id", "name", "country", "state", "taxrate"]) });

/** One page of the tax rules, general ones first unless sorted otherwise. */
export async function listTaxes(scope: Scope, page: z.output<typeof taxFilters>) {
  const query = billingTables(scope).selectFrom("tax");
  const list = await query.selectAll().orderBy(orderOf(taxOrder, page)).limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}

const taxOrder = {
  columns: { id: sql`id`, name: sql`lower(name)`, country: sql`country`, state: sql`state`, taxrate: sql`rate_ppm` },
  id: sql`id`,
  standard: sql`country nulls first, state nulls first, id`,
};
