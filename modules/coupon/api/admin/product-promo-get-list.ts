import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listPromos } from "../../foss/list-promos.ts";
import { promoFilters } from "../../foss/promo-input.ts";
import { promoSchema } from "../../foss/promo-view.ts";

export const adminProductPromoGetList = defineMethod({
  name: "product_promo_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "Coupons under FOSSBilling's name and with its fields.",
  reads: true,
  input: promoFilters,
  output: pageOutput(promoSchema),
  handle: listPromos,
});
