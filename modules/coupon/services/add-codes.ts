import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { drawCodes } from "./code-pattern.ts";

/** A batch of unique single-use codes to be made. */
export type CodeBatch = {
  readonly couponId: number;
  readonly batchId: string;
  readonly pattern: string;
  readonly clientId?: number | undefined;
};

/**
 * Adds so many unique codes to a batch, a few thousand at a time. Codes that exist already are drawn again.
 * Answers them.
 * Throws `coupon.codes_exhausted`.
 */
export async function addCodes(scope: Scope, batch: CodeBatch, count: number): Promise<readonly string[]> {
  const codes: string[] = [];
  let vain = 0;
  while (codes.length < count) {
    const added = await insertCodes(scope, batch, Math.min(count - codes.length, PER_STATEMENT));
    codes.push(...added);
    vain = added.length === 0 ? vain + 1 : 0;
    if (vain === MOST_VAIN) throw couponErrors.error("coupon.codes_exhausted");
  }
  return codes;
}

async function insertCodes(scope: Scope, { couponId, batchId, pattern, clientId }: CodeBatch, count: number): Promise<readonly string[]> {
  const codes = [...drawCodes(pattern, count)];
  const { rows } = await sql<{ code: string }>`
    insert into promo_code (promo_id, code, kind, batch_id, client_id, created_at)
    select ${couponId}::int, drawn.code, 'unique', ${batchId}, ${clientId ?? null}::int, ${scope.now}::timestamptz from unnest(${codes}::text[]) as drawn (code)
    on conflict (code) where archived_at is null do nothing
    returning code
  `.execute(scope.db);
  return rows.map(({ code }) => code);
}

const PER_STATEMENT = 5_000;
const MOST_VAIN = 20;
