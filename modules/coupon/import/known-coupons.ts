import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { normaliseCouponCode } from "../code-text.ts";
import { couponTables } from "../tables.ts";

/** What the rows of a piece meet: coupons that are there, and codes that rows before them have. */
export type KnownCoupons = {
  /** By its code; null for a unique code of some coupon, which no row can be about. */
  readonly byCode: ReadonlyMap<string, number | null>;
  /** Automatic coupons without a code, by their names. */
  readonly byName: ReadonlyMap<string, number>;
};

/** The code a row is about, as codes are compared. */
export function codeOf(fields: Readonly<Record<string, unknown>>): string | null {
  const { code } = fields;
  return typeof code === "string" ? normaliseCouponCode(code).slice(0, 64).toWellFormed() : null;
}

export async function knownCoupons(scope: Scope, rows: readonly Readonly<Record<string, unknown>>[]): Promise<KnownCoupons> {
  const codes = rows.flatMap((fields) => codeOf(fields) ?? []);
  const names = rows.flatMap((fields) =>
    codeOf(fields) === null && typeof fields["internal_name"] === "string" ? fields["internal_name"] : [],
  );
  const db = couponTables(scope);
  const coded = await db
    .selectFrom("promo_code")
    .select(["code", "kind", "promo_id"])
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .where("archived_at", "is", null)
    .execute();
  const named = await db
    .selectFrom("promo")
    .select(["id", "internal_name"])
    .where("internal_name", "=", sql<string>`any(${names}::text[])`)
    .where("code", "is", null)
    .where("automatic", "=", true)
    .where("deleted_at", "is", null)
    .orderBy("id", "desc")
    .execute();
  return {
    byCode: new Map(coded.map(({ code, kind, promo_id }) => [code, kind === "shared" ? promo_id : null])),
    byName: new Map(named.map(({ id, internal_name }) => [internal_name, id])),
  };
}
