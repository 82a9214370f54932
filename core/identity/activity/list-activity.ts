import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { type IdentityTables, identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, idNumber, wholeNumber } from "#core/kernel/wire.ts";
import type { ActivityRow } from "./canonical-activity.ts";

/** `min_priority` is FOSSBilling's: 0 is the most urgent, ordinary rows have 6. `object_id` is meant together with `object_type`. */
export const activityFilters = z.strictObject({
  ...pageInput,
  ...dateRangeInput,
  min_priority: wholeNumber(0, 7).optional(),
  action: boundedText(100).optional(),
  actor_kind: z.enum(["guest", "client", "staff", "system"]).optional(),
  admin_id: idNumber.optional(),
  client_id: idNumber.optional(),
  object_type: boundedText(100).optional(),
  object_id: z.union([boundedText(100), z.int().transform(String)]).optional(),
  door: z.enum(["api", "page", "socket", "job", "shell"]).optional(),
  request_id: boundedText(200).optional(),
  search: boundedText(200).optional(),
  ...sortInput(["id", "action", "actor_kind", "door", "object_type"]),
});

/** A row of the audit log on the wire; `seq` and `hash` are null until it is sealed. */
export const activitySchema = z.object({
  id: z.int(),
  priority: z.int(),
  actor_kind: z.string(),
  admin_id: z.int().nullable(),
  client_id: z.int().nullable(),
  door: z.string(),
  request_id: z.string(),
  action: z.string(),
  object_type: z.string().nullable(),
  object_id: z.string().nullable(),
  message: z.string(),
  changes: z.record(z.string(), z.unknown()).nullable(),
  created_at: z.string(),
  seq: z.int().nullable(),
  hash: z.string().nullable(),
});

type Filters = z.output<typeof activityFilters>;
export type ActivityView = z.output<typeof activitySchema>;

/** One page of the audit log, newest first unless sorted otherwise. Throws `request.invalid` for a date that is none. */
export async function listActivity(scope: Scope, filters: Filters): Promise<Page<ActivityView>> {
  const tables = identityTables(scope);
  const matches = conditionOf(scope, filters);
  const rows = await tables
    .selectFrom("activity_system")
    .selectAll()
    .where(matches)
    .orderBy(orderOf(activityOrder, filters))
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await tables
    .selectFrom("activity_system")
    .where(matches)
    .select(({ fn }) => fn.countAll<bigint>().as("total"))
    .executeTakeFirstOrThrow();
  return pageOf(rows.map(activityView), Number(total), filters);
}

const activityOrder = {
  columns: { id: sql`id`, action: sql`action`, actor_kind: sql`actor_kind`, door: sql`door`, object_type: sql`object_type` },
  id: sql`id`,
  standard: sql`id desc`,
};

const exactFilters = ["action", "actor_kind", "admin_id", "client_id", "object_type", "object_id", "door", "request_id"] as const;

function conditionOf(scope: Scope, filters: Filters) {
  const { from, to } = dateRangeOf(scope, filters);
  return (row: ExpressionBuilder<IdentityTables, "activity_system">) =>
    row.and([
      ...exactFilters.flatMap((name) => {
        const value = filters[name];
        return value === undefined ? [] : [row(name, "=", value)];
      }),
      ...(filters.min_priority === undefined ? [] : [row("priority", "<=", filters.min_priority)]),
      ...(filters.search === undefined || filters.search === "" ? [] : [row("message", "ilike", likePattern(filters.search))]),
      ...(from === undefined ? [] : [row("created_at", ">=", from)]),
      ...(to === undefined ? [] : [row("created_at", "<=", to)]),
    ]);
}

function activityView({ address_hash: _address, prev_hash: _prev, ...row }: ActivityRow): ActivityView {
  return { ...row, id: Number(row.id), seq: row.seq === null ? null : Number(row.seq), created_at: row.created_at.toISOString() };
}
