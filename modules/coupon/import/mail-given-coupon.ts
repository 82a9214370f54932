import { fileURLToPath } from "node:url";
import type { Scope } from "#core/events/scope.ts";
import { mailClient } from "#core/identity/mails/mail-client.ts";
import { couponSummary } from "../services/coupon-summary.ts";
import { couponTables } from "../tables.ts";
import { termsOfRow } from "../terms-of-row.ts";

/** Mails a client a coupon that was made for it, unless it is gone or switched off by now. Reacts to `coupon_given`. */
export async function mailGivenCoupon(
  scope: Scope,
  { coupon_id: couponId, client_id: clientId }: { readonly coupon_id: number; readonly client_id: number },
): Promise<void> {
  const coupon = await couponTables(scope)
    .selectFrom("promo")
    .selectAll()
    .where("id", "=", couponId)
    .where("deleted_at", "is", null)
    .where("active", "=", true)
    .executeTakeFirst();
  if (coupon === undefined) return;
  const terms = termsOfRow(coupon, scope.shop.currency);
  await mailClient(scope, {
    clientId,
    reference: `coupon-given-${couponId}-${clientId}`,
    folder,
    template: "coupon-given",
    valuesFor: ({ language, address }) => ({
      code: coupon.code ?? "",
      offer: couponSummary(scope.wiring, terms, language, scope.shop.timeZone),
      link: address,
    }),
  });
}

const folder = fileURLToPath(new URL("../templates/email", import.meta.url));
