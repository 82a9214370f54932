import t from "tap";
import type { Scope } from "#core/events/scope.ts";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import { couponsAsXlsx } from "#modules/coupon/pages/export-coupons.ts";
import type { ListedCoupon } from "#modules/coupon/services/list-coupons.ts";
import { couponShop, makeCoupon } from "./coupon-hand.ts";

for (const [timeZone, language] of [
  ["America/New_York", "en"],
  ["Europe/Berlin", "de"],
] as const)
  t.test(`a workbook that was exported in ${timeZone} is read back without any change`, async (t) => {
    const shop = await couponShop(t, { environment: { SHOP_TIMEZONE: timeZone } });
    await makeCoupon(shop, "SUMMER", { start_at: "2099-07-01", end_at: "2099-07-31", maxuses: 3, internal_name: "Sun" });
    await makeCoupon(shop, "WINTER", { type: "absolute", value: 1234.5, start_at: "2099-01-01T08:30:00", campaign_source: "snow" });
    await makeCoupon(shop, "EVER", { type: "free_session", value: 2 });
    const { list } = await shop.call<{ readonly list: readonly ListedCoupon[] }>("admin", "coupon_get_list", {});
    const scope: Scope = { ...(await shop.scope()), language };
    const content = Buffer.from(couponsAsXlsx(scope, list)).toString("base64");
    const file = await shop.call<ImportView>("admin", "coupon_import_create", { name: "all.xlsx", content, update_existing: true });
    t.match(file, { missing: [], counts: { same: 3, new: 0, update: 0, error: 0 } });
  });
