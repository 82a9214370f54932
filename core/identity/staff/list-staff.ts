import type { ExpressionBuilder } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { type IdentityTables, identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { type StaffView, staffView } from "./staff-view.ts";

export const staffFilters = z.strictObject({
  ...pageInput,
  search: boundedText(200).optional(),
  status: z.enum(["active", "inactive"]).optional(),
});

type Filters = z.output<typeof staffFilters>;

/** One page of staff members, oldest first. */
export async function listStaff(scope: Scope, filters: Filters): Promise<Page<StaffView>> {
  const tables = identityTables(scope);
  const matches = conditionOf(filters);
  const rows = await tables
    .selectFrom("admin")
    .selectAll()
    .where(matches)
    .orderBy("id")
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

function conditionOf({ search, status }: Filters) {
  return (admin: ExpressionBuilder<IdentityTables, "admin">) => {
    const pattern = likePattern(search ?? "");
    return admin.and([
      ...(status === undefined ? [] : [admin("status", "=", status)]),
      ...(search === undefined || search === "" ? [] : [admin.or([admin("name", "ilike", pattern), admin("email", "ilike", pattern)])]),
    ]);
  };
}
