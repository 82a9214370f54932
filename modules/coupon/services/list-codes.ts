import type { Selectable } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { type CouponTables, couponTables } from "../tables.ts";

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

type Wanted = Omit<CodeFilters, "page" | "per_page">;

/** One page of the codes of a coupon, oldest first. */
export async function listCodes(scope: Scope, filters: CodeFilters): Promise<Page<CodeView>> {
  const matching = matchingCodes(scope, filters);
  const rows = await matching.selectAll().orderBy("id").limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(rows.map(codeView), Number(total), filters);
}

/** How many codes there are, and the id of the last one; 0 when there is none. */
export async function countCodes(scope: Scope, wanted: Wanted): Promise<{ readonly total: number; readonly last: number }> {
  const { total, last } = await matchingCodes(scope, wanted)
    .select(({ fn }) => [fn.countAll<bigint>().as("total"), fn.max<number | null>("id").as("last")])
    .executeTakeFirstOrThrow();
  return { total: Number(total), last: last ?? 0 };
}

/** The next codes behind an id, up to the one with the id `last`. */
export async function codesAfter(
  scope: Scope,
  wanted: Wanted,
  { after, last, most }: { readonly after: number; readonly last: number; readonly most: number },
): Promise<readonly CodeView[]> {
  const rows = await matchingCodes(scope, wanted)
    .where("id", ">", after)
    .where("id", "<=", last)
    .selectAll()
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(codeView);
}

function matchingCodes(scope: Scope, { id, batch_id, client_id, status, kind, search }: Wanted) {
  return couponTables(scope)
    .selectFrom("promo_code")
    .where("promo_id", "=", id)
    .$if(batch_id !== undefined, (codes) => codes.where("batch_id", "=", batch_id ?? ""))
    .$if(client_id !== undefined, (codes) => codes.where("client_id", "=", client_id ?? 0))
    .$if(kind !== undefined, (codes) => codes.where("kind", "=", kind ?? "unique"))
    .$if(search !== undefined, (codes) => codes.where("code", "like", likePattern((search ?? "").trim().toUpperCase())))
    .$if(status === "free", (codes) => codes.where("redemption_id", "is", null).where("archived_at", "is", null))
    .$if(status === "used", (codes) => codes.where("redemption_id", "is not", null))
    .$if(status === "archived", (codes) => codes.where("archived_at", "is not", null));
}

type CodeRow = Selectable<CouponTables["promo_code"]>;

/** A code as staff see it. */
export function codeView(row: CodeRow): CodeView {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    status: row.redemption_id === null ? (row.archived_at === null ? ("free" as const) : ("archived" as const)) : ("used" as const),
    batch_id: row.batch_id,
    client_id: row.client_id,
    redemption_id: row.redemption_id,
    created_at: row.created_at.toISOString(),
  };
}
