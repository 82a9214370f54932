import { sql } from "kysely";
import { isHeard } from "#core/events/live-channel.ts";
import type { Scope } from "#core/events/scope.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { couponLimitReached, couponUsed } from "../contract.ts";
import { couponErrors } from "../errors.ts";
import type { GrantedCoupon } from "../pricing/coupon-report.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { isCounted } from "./insert-redemptions.ts";
import { refusalError } from "./refusal-error.ts";

/**
 * The last guards of a checkout, in the order of the coupons' ids: a limited coupon is counted by one conditional statement, an
 * unlimited one is only kept from changing until the transaction ends. Throws `coupon.limit_reached`, `coupon.budget_exhausted`,
 * `coupon.not_found` for one that was switched off meanwhile, and `coupon.version_conflict` for one that was edited.
 */
export async function takeUses(scope: Scope, invoiceId: number, currency: string, granted: readonly GrantedCoupon[]): Promise<void> {
  const sorted = granted.toSorted((one, other) => idOf(one) - idOf(other));
  const free = sorted.filter(({ candidate }) => !isCounted(candidate));
  if (free.length > 0) await holdStill(scope, invoiceId, currency, free);
  for (const coupon of sorted) if (isCounted(coupon.candidate)) await takeOne(scope, invoiceId, currency, coupon);
}

type TakenRow = { readonly id: number };

/** Guard and notices in one statement, so that nothing stands between a rush for the last use and the commit. */
async function takeOne(scope: Scope, invoiceId: number, currency: string, coupon: GrantedCoupon): Promise<void> {
  const { couponId, version } = coupon.candidate.compiled.terms;
  const { rows } = await sql<TakenRow>`
    with taken as (
      update promo set used = used + 1, spent = case when budget is null then spent else spent + ${coupon.budgetMinor} end
      where id = ${couponId} and version = ${version} and active and deleted_at is null
        and (maxuses = 0 or used < maxuses) and (budget is null or spent + ${coupon.budgetMinor} <= budget)
      returning id, used, maxuses
    ), told as (
      insert into outbox (name, payload, created_at)
      select notice.name, jsonb_build_object('coupon_id', taken.id, 'code', ${coupon.candidate.code ?? null}::text, 'used', taken.used,
        'remaining_uses', case when taken.maxuses > 0 then taken.maxuses - taken.used end, 'invoice_id', ${invoiceId}::int), ${scope.now}::timestamptz
      from taken, unnest(${listenedTo(scope)}::text[]) as notice (name)
      where notice.name = ${couponUsed.name} or (taken.maxuses > 0 and taken.used = taken.maxuses)
    )
    select id from taken
  `.execute(scope.db);
  if (rows.length === 0) throw await whyNot(scope, currency, coupon);
}

/** An unlimited coupon has no counter, and nobody waits for its uses to be counted: that is done by whoever wants the figure. */
async function holdStill(scope: Scope, invoiceId: number, currency: string, coupons: readonly GrantedCoupon[]): Promise<void> {
  const { rows } = await sql<Pick<PromoRow, "id" | "version" | "active" | "deleted_at">>`
    with held as (
      select id, version, active, deleted_at from promo where id = any(${coupons.map(idOf)}::int[]) order by id for share
    ), told as (
      insert into outbox (name, payload, created_at)
      select notice.name, jsonb_build_object('coupon_id', held.id, 'code', coupon.code, 'used', null, 'remaining_uses', null,
        'invoice_id', ${invoiceId}::int), ${scope.now}::timestamptz
      from held
      join unnest(${coupons.map(idOf)}::int[], ${coupons.map(({ candidate }) => candidate.code ?? null)}::text[]) as coupon (id, code)
        on coupon.id = held.id
      cross join unnest(${listenedTo(scope)}::text[]) as notice (name)
      where notice.name = ${couponUsed.name}
    )
    select * from held`.execute(scope.db);
  for (const coupon of coupons) {
    const row = rows.find(({ id }) => id === idOf(coupon));
    const refusal = row === undefined ? refused("coupon.not_found") : changedMeanwhile(row, coupon);
    if (refusal !== undefined) throw errorOf(refusal, currency, coupon);
  }
}

function listenedTo({ wiring }: Scope): string[] {
  return [couponUsed.name, couponLimitReached.name].filter((name) => isHeard(wiring, name));
}

async function whyNot(scope: Scope, currency: string, coupon: GrantedCoupon): Promise<Error> {
  const row = await couponTables(scope).selectFrom("promo").selectAll().where("id", "=", idOf(coupon)).executeTakeFirst();
  if (row === undefined) return errorOf(refused("coupon.not_found"), currency, coupon);
  const limit = refused(row.maxuses > 0 && row.used >= row.maxuses ? "coupon.limit_reached" : "coupon.budget_exhausted");
  return errorOf(changedMeanwhile(row, coupon) ?? limit, currency, coupon);
}

function changedMeanwhile(row: Pick<PromoRow, "active" | "deleted_at" | "version">, coupon: GrantedCoupon): Refusal | undefined {
  if (!row.active || row.deleted_at !== null) return refused("coupon.not_found");
  return row.version === coupon.candidate.compiled.terms.version ? undefined : refused("coupon.version_conflict");
}

function errorOf(refusal: Refusal, currency: string, { candidate }: GrantedCoupon): Error {
  if (refusal.code === "coupon.version_conflict") return couponErrors.error("coupon.version_conflict");
  return refusalError(refusal, currency, { coupon: candidate.code ?? null });
}

function idOf({ candidate }: GrantedCoupon): number {
  return candidate.compiled.terms.couponId;
}
