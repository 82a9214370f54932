import t from "tap";
import { couponShop, makeCoupon } from "./coupon-hand.ts";

t.test("of two who clone a campaign into the same new one at the same time, one is told that it is there", async (t) => {
  const shop = await couponShop(t);
  for (const code of ["SPRING1", "SPRING2"]) await makeCoupon(shop, code, { campaign_source: "spring" });
  const clone = () => shop.call("admin", "coupon_clone_campaign", { campaign: "spring", name: "summer", prefix: "SUM" });
  const clones = await Promise.allSettled([clone(), clone(), clone()]);
  t.equal(clones.filter(({ status }) => status === "fulfilled").length, 1);
  for (const one of clones) if (one.status === "rejected") t.match(one.reason, { code: "coupon.campaign_taken" });
  t.match(await shop.call("admin", "coupon_get_list", { campaign: "summer" }), { total: 2 });
});
