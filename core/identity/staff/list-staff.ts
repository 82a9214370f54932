import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { type IdentityTables, identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { type StaffView, staffView } from "./staff-view.ts";

export const staffFilters = z.strictObject({
  ...pageInput,
  search: boundedText(200).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  ...sortInput(["id", "name", "email", "status", "created_at"]),
});

type Filters = z.output<typeof staffFilters>;

/** One page of staff members, oldest first unless sorted otherwise. */
export async function listStaff(scope: Scope, filters: Filters): Promise<Page<StaffView>> {
  const tables = identityTables(scope);
  const matches = conditionOf(filters);
  const rows = await tables
    .selectFrom("admin")
    .selectAll()
    .where(matches)
    .orderBy(orderOf(staffOrder, filters))
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await tables
    .selectFrom("admin")
    .where(matches)
    .select(({ fn }) => fn.countAll<bigint>().as("total"))
    .executeTakeFirstOrThrow();
  return pageOf(rows.map(staffView), Number(total), filters);
}

const staffOrder = {
  columns: { id: sql`id`, name: sql`lower(name)`, email: sql`email`, status: sql`status`, created_at: sql`created_at` },
  id: sql`id`,
  standard: sql`id`,
};

function conditionOf({ search, status }: Filters) {
  return (admin: ExpressionBuilder<IdentityTables, "admin">) => {
    const pattern = likePattern(search ?? "");
    return admin.and([
      ...(status === undefined ? [] : [admin("status", "=", status)]),
      ...(search === undefined || search === "" ? [] : [admin.or([admin("name", "ilike", pattern), admin("email", "ilike", pattern)])]),
    ]);
  };
}
