import { sql } from "kysely";
import type { z } from "zod";
import { parseInput } from "#core/api/parse-input.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError, type ErrorDetails } from "#core/kernel/app-error.ts";
import { type CouponInput, couponInput } from "../api/coupon-input.ts";
import { couponOfBody, newCouponBody, restNames } from "../rest/coupon-body.ts";
import { createCoupon } from "./create-coupon.ts";
import { findCoupon } from "./find-coupon.ts";

/** What became of one row, by its place in the list, counted from 0. */
export type RowResult = {
  readonly index: number;
  readonly ok: boolean;
  readonly id: number | null;
  readonly code: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly details: ErrorDetails } | null;
};

export type ManyCreated = { readonly created: number; readonly failed: number; readonly results: RowResult[] };

/**
 * Makes a coupon of each row, one after the other in one transaction; each is checked by itself, and one that does not fit takes nothing
 * with it. `atomic`: all or none; when one does not fit, none was made, and the others say so by having no id.
 */
export function createMany(scope: Scope, rows: readonly unknown[], { atomic }: { readonly atomic: boolean }): Promise<ManyCreated> {
  return scope.transaction(async (inner) => {
    await sql`savepoint rows`.execute(inner.db);
    const results: RowResult[] = [];
    for (const [index, row] of rows.entries()) results.push(await createOne(inner, index, row));
    const failed = results.filter(({ ok }) => !ok).length;
    if (!atomic || failed === 0) return { created: results.length - failed, failed, results };
    await sql`rollback to savepoint rows`.execute(inner.db);
    return { created: 0, failed, results: results.map((result) => ({ ...result, id: null })) };
  });
}

async function createOne(scope: Scope, index: number, row: unknown): Promise<RowResult> {
  let names: Names = {};
  await sql`savepoint row`.execute(scope.db);
  try {
    const body = parseInput({ input: newCouponBody }, row, scope.language) as z.output<typeof newCouponBody>;
    names = restNames;
    const input = parseInput({ input: couponInput }, couponOfBody(body), scope.language) as CouponInput;
    const id = await createCoupon(scope, input);
    const { code } = await findCoupon(scope, { id });
    await sql`release savepoint row`.execute(scope.db);
    return { index, ok: true, id, code, error: null };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint row`.execute(scope.db);
    return { index, ok: false, id: null, code: codeOf(row), error: shown(scope, fault, names) };
  }
}

type Names = Readonly<Record<string, string>>;

/** A refusal under the names of the row's fields. */
function shown(scope: Scope, { code, details }: AppError, names: Names): RowResult["error"] {
  const message = scope.sentence(code, details);
  if (code !== "request.invalid") return { code, message, details };
  const fields = Object.entries(details).map(([field, sentence]) => [names[field] ?? field, sentence] as const);
  return { code, message, details: Object.fromEntries(fields) };
}

function codeOf(row: unknown): string | null {
  if (typeof row !== "object" || row === null || !("code" in row) || typeof row.code !== "string") return null;
  return row.code.slice(0, 64);
}
