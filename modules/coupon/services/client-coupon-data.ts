import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { couponTables } from "../tables.ts";

/** What coupons hold about a client, for the export of everything stored about a person: uses, tries, and codes made for the client. */
export async function clientCouponData(scope: Scope, clientId: number): Promise<Record<string, unknown>> {
  const tables = couponTables(scope);
  const uses = await tables.selectFrom("promo_redemption").selectAll().where("client_id", "=", clientId).orderBy("id").execute();
  const codes = await tables
    .selectFrom("promo_code")
    .select(["code", "promo_id", "created_at"])
    .where("client_id", "=", clientId)
    .orderBy("id")
    .execute();
  return {
    coupon_uses: uses.map((use) => ({
      coupon_id: use.promo_id,
      code: use.code,
      invoice_id: use.invoice_id,
      phase: use.phase,
      status: use.status,
      discount: minorToWire(use.discount_minor, use.currency),
      currency: use.currency,
      created_at: use.created_at.toISOString(),
    })),
    coupon_codes: codes.map(({ code, promo_id, created_at }) => ({ code, coupon_id: promo_id, created_at: created_at.toISOString() })),
  };
}
