import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { apiErrors } from "./errors.ts";
import { apiTables } from "./tables.ts";

/** What names one idempotent write: caller and method, the hash of the key, the hash of what was asked. */
export type IdempotentWrite = { readonly scope: string; readonly keyHash: string; readonly requestHash: string };

/** A stored answer. `answer` is undefined when it held a secret whose time is over. */
export type StoredAnswer = { readonly status: number; readonly answer: string | undefined; readonly isEncrypted: boolean };

/**
 * Takes the key for the rest of the transaction, and finds the answer stored under it. Whoever comes second while the first is at
 * work is told so at once.
 *
 * @throws AppError `idempotency.in_progress` (409), `idempotency.mismatch` (422)
 */
export async function claimKey(scope: Scope, write: IdempotentWrite): Promise<StoredAnswer | undefined> {
  if (!(await lockKey(scope, write))) throw apiErrors.error("idempotency.in_progress", {}, { retryAfterSeconds: 1 });
  const row = await apiTables(scope)
    .selectFrom("idempotency_key")
    .select(["request_hash", "status", "answer", "is_encrypted"])
    .select(sql<boolean>`created_at > clock_timestamp() - make_interval(hours => ${SECRET_HOURS})`.as("is_fresh"))
    .where("scope", "=", write.scope)
    .where("key_hash", "=", write.keyHash)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.request_hash !== write.requestHash) throw apiErrors.error("idempotency.mismatch");
  const isReadable = !row.is_encrypted || (row.is_fresh && row.answer !== "");
  return { status: row.status, answer: isReadable ? row.answer : undefined, isEncrypted: row.is_encrypted };
}

/** Whether the key is free; if so it is this transaction's until its end. */
export async function lockKey(scope: Scope, { scope: owner, keyHash }: IdempotentWrite): Promise<boolean> {
  const lock = hash("sha256", `${owner} ${keyHash}`, "buffer").readBigInt64BE();
  const { rows } = await sql<{ readonly locked: boolean }>`select pg_try_advisory_xact_lock(${lock}::bigint) as locked`.execute(scope.db);
  return rows[0]?.locked === true;
}

/** Stores the answer, for eight days of real time, in the transaction it belongs to. A row that is over gives way. */
export async function storeAnswer(
  scope: Scope,
  write: IdempotentWrite,
  { status, answer, isEncrypted }: StoredAnswer & { readonly answer: string },
): Promise<void> {
  await apiTables(scope)
    .insertInto("idempotency_key")
    .values({
      scope: write.scope,
      key_hash: write.keyHash,
      request_hash: write.requestHash,
      status,
      answer,
      is_encrypted: isEncrypted,
      created_at: sql`clock_timestamp()`,
      expires_at: sql`clock_timestamp() + make_interval(days => ${KEPT_DAYS})`,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["scope", "key_hash"])
        .doUpdateSet(({ ref }) => ({
          request_hash: ref("excluded.request_hash"),
          status: ref("excluded.status"),
          answer: ref("excluded.answer"),
          is_encrypted: ref("excluded.is_encrypted"),
          created_at: ref("excluded.created_at"),
          expires_at: ref("excluded.expires_at"),
        }))
        .where("idempotency_key.expires_at", "<=", sql<Date>`clock_timestamp()`),
    )
    .execute();
}

/** How long an answer is kept, and how long one with a secret in it can be read. */
const KEPT_DAYS = 8;
export const SECRET_HOURS = 24;
