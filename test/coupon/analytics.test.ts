import t from "tap";
import type { CouponAnalytics } from "#modules/coupon/analytics/coupon-analytics.ts";
import type { PerformanceSummary } from "#modules/coupon/analytics/performance-summary.ts";
import { applyCode, checkOut, couponShop, makeCoupon } from "./coupon-hand.ts";

t.test("the analytics of coupons are folds of what happened", async (t) => {
  const shop = await couponShop(t);
  const session = await shop.call<number>("admin", "product_create", {
    title: "Session",
    type: "service",
    service_type: "book_a_meeting",
    pricing: { type: "once", once: { price: 80, setup: 0 } },
  });
  const buyer = async (name: string) => {
    const clientId = await shop.call<number>("admin", "client_create", { email: `${name}@shop.example`, first_name: name });
    return { kind: "client", clientId } as const;
  };
  const [ann, bob, eve] = [await buyer("ann"), await buyer("bob"), await buyer("eve")];
  const id = await makeCoupon(shop, "FIGURES", { marketing_cost: 50, internal_name: "With figures" });
  await makeCoupon(shop, "UNUSED");
  const order = async (client: typeof ann, code: string | undefined, outcome: "paid" | "attended" | "missed" | "unpaid") => {
    await shop.call("guest", "cart_add_item", { id: session }, client);
    if (code !== undefined) await applyCode(shop, client, code);
    const { invoice_id, orders } = await checkOut(shop, client);
    if (outcome === "unpaid") return;
    await shop.call("admin", "invoice_mark_as_paid", { id: invoice_id });
    if (outcome === "paid") return;
    await shop.call("admin", "order_complete", { id: orders[0], attended: outcome === "attended" });
  };
  await order(ann, "FIGURES", "attended");
  await order(ann, "FIGURES", "missed");
  await order(bob, "FIGURES", "paid");
  await order(bob, undefined, "paid");
  await order(eve, "FIGURES", "unpaid");
  await shop.call("guest", "cart_add_item", { id: session }, ann);
  await applyCode(shop, ann, "FIGURES");
  await shop.call("admin", "coupon_update", { id, min_order_amount: 1_000 });
  await shop.call("guest", "cart_add_item", { id: session }, bob);
  await t.rejects(applyCode(shop, bob, "FIGURES"), { code: "coupon.min_order_not_met" });

  const analytics = await shop.call<CouponAnalytics>("admin", "coupon_get_analytics", { id });
  t.match(analytics, {
    coupon_info: { id, code: "FIGURES", internal_name: "With figures", created_by: "First", current_status: "active" },
    usage_statistics: {
      total_attempts: 10,
      successful_redemptions: 3,
      failed_attempts: 1,
      success_rate: 0.9,
      unique_users: 3,
      repeat_users: 1,
      conversion_rate: 0.5,
    },
    financial_impact: {
      currency: "USD",
      total_discounts_given: 24,
      revenue_generated: 216,
      average_discount_per_use: 8,
      marketing_cost: 50,
      roi_estimate: 3.32,
    },
    conversion_analysis: { bookings_completed: 2, sessions_attended: 1, attendance_rate: 0.5, customer_retention_rate: 0.5 },
    fraud_indicators: null,
  });

  const summary = await shop.call<PerformanceSummary>("admin", "coupon_get_analytics_summary");
  t.match(summary, {
    currency: "USD",
    overview: {
      total_active_coupons: 2,
      total_redemptions_today: 4,
      total_revenue_generated: 216,
      average_conversion_rate: 0.5,
      trending_direction: "up",
    },
    top_performers: [{ coupon_id: id, code: "FIGURES", redemptions: 4, revenue_generated: 216, conversion_rate: 0.5 }],
  });
  t.equal(summary.top_performers.length, 1, "what was never used is no performer");
  t.same(
    summary.recent_activity.map(({ user_email, booking_status, amount_discounted }) => [user_email, booking_status, amount_discounted]),
    [
      ["eve@shop.example", "pending", 8],
      ["bob@shop.example", "pending", 8],
      ["ann@shop.example", "completed", 8],
      ["ann@shop.example", "completed", 8],
    ],
  );
});

t.test("an invoice with two coupons is revenue of both, and counted once in all", async (t) => {
  const shop = await couponShop(t);
  const plan = await shop.call<number>("admin", "product_create", {
    title: "Plan",
    type: "custom",
    pricing: { type: "once", once: { price: 100, setup: 0 } },
  });
  const clientId = await shop.call<number>("admin", "client_create", { email: "two@shop.example", first_name: "Two" });
  const client = { kind: "client", clientId } as const;
  for (const code of ["ONE", "OTHER"]) await makeCoupon(shop, code, { stackable: 1, type: "absolute", value: 10 });
  await shop.call("guest", "cart_add_item", { id: plan }, client);
  await applyCode(shop, client, ["ONE", "OTHER"]);
  const { invoice_id } = await checkOut(shop, client);
  await shop.call("admin", "invoice_mark_as_paid", { id: invoice_id });
  const summary = await shop.call<PerformanceSummary>("admin", "coupon_get_analytics_summary");
  t.equal(summary.overview.total_revenue_generated, 80);
  t.same(
    summary.top_performers.map(({ revenue_generated }) => revenue_generated),
    [80, 80],
  );
});
