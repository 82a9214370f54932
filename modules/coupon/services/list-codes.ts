import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { couponTables } from "../tables.ts";

export const codeFilters = z.strictObject({
  ...pageInput,
  id: idNumber,
  batch_id: boundedText(64).optional(),
  client_id: idNumber.optional(),
  status: z.enum(["free", "used", "archived"]).optional(),
  kind: z.enum(["shared", "unique"]).optional(),
  search: boundedText(64).optional(),
});

export type CodeFilters = z.output<typeof codeFilters>;

/** A code of a coupon. Only a unique one is ever `used` up. */
export const codeSchema = z.object({
  id: z.int(),
  code: z.string(),
  kind: z.enum(["shared", "unique"]),
  status: z.enum(["free", "used", "archived"]),
  batch_id: z.string().nullable(),
  client_id: z.int().nullable(),
  redemption_id: z.int().nullable(),
  created_at: z.string(),
});

export type CodeView = z.output<typeof codeSchema>;

/** One page of the codes of a coupon, oldest first. */
export async function listCodes(scope: Scope, filters: CodeFilters): Promise<Page<CodeView>> {
  const { id, batch_id, client_id, status, kind, search } = filters;
  const matching = couponTables(scope)
    .selectFrom("promo_code")
    .where("promo_id", "=", id)
    .$if(batch_id !== undefined, (codes) => codes.where("batch_id", "=", batch_id ?? ""))
    .$if(client_id !== undefined, (codes) => codes.where("client_id", "=", client_id ?? 0))
    .$if(kind !== undefined, (codes) => codes.where("kind", "=", kind ?? "unique"))
    .$if(search !== undefined, (codes) => codes.where("code", "like", likePattern((search ?? "").trim().toUpperCase())))
    .$if(status === "free", (codes) => codes.where("redemption_id", "is", null).where("archived_at", "is", null))
    .$if(status === "used", (codes) => codes.where("redemption_id", "is not", null))
    .$if(status === "archived", (codes) => codes.where("archived_at", "is not", null));
  const rows = await matching.selectAll().orderBy("id").limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const views = rows.map((row) => ({
    id: row.id,
    code: row.code,
    kind: row.kind,
    status: row.redemption_id === null ? (row.archived_at === null ? ("free" as const) : ("archived" as const)) : ("used" as const),
    batch_id: row.batch_id,
    client_id: row.client_id,
    redemption_id: row.redemption_id,
    created_at: row.created_at.toISOString(),
  }));
  return pageOf(views, Number(total), filters);
}
