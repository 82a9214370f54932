import t from "tap";
import type { CouponBreakdown } from "#modules/coupon/analytics/coupon-breakdown.ts";
import type { CouponComparison } from "#modules/coupon/analytics/coupon-comparison.ts";
import type { CouponTimeline } from "#modules/coupon/analytics/coupon-timeline.ts";
import { foldFigures } from "#modules/coupon/services/fold-figures.ts";
import { markStaleUses } from "#modules/coupon/services/refold-figures.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { couponShop, makeCoupon } from "./coupon-hand.ts";
import { type RecordedUse, recordTry, recordUse } from "./record-use.ts";

t.setTimeout(120_000);

/** A shop in Berlin whose coupon and client are there, and a way to write a use of ten dollars for ninety. */
async function berlin(t: Parameters<typeof couponShop>[0]) {
  const shop = await couponShop(t, { environment: { SHOP_TIMEZONE: "Europe/Berlin" } });
  const couponId = await makeCoupon(shop, "SPRING", { campaign_source: "easter" });
  const clientId = await shop.call<number>("admin", "client_create", { email: "a@shop.example", first_name: "A", country: "DE" });
  const scope = await shop.scope();
  await couponTables(scope)
    .updateTable("promo")
    .set({ start_at: new Date("2026-03-28T00:00:00+01:00"), end_at: new Date("2026-04-02T23:59:59+02:00") })
    .where("id", "=", couponId)
    .execute();
  const use = (at: string, more: Partial<RecordedUse> = {}) =>
    recordUse(scope, {
      couponId,
      clientId,
      status: "committed",
      discountMinor: 1_000n,
      lines: [{ netMinor: 9_000n }],
      at: new Date(at),
      ...more,
    });
  return { shop, scope, couponId, clientId, use };
}

t.test("a use belongs to the day of its checkout in the shop's zone, also where the clocks change", async (t) => {
  const { shop, scope, couponId, use } = await berlin(t);
  t.equal(scope.shop.timeZone, "Europe/Berlin");
  await use("2026-03-27T22:59:59.999Z");
  await use("2026-03-27T23:00:00Z");
  await use("2026-03-28T22:59:59Z");
  await use("2026-03-28T23:00:00Z");
  await use("2026-03-29T21:59:59Z");
  await use("2026-03-29T22:00:00Z");
  const timeline = await shop.call<CouponTimeline>("admin", "coupon_get_timeline", { from: "2026-03-28", to: "2026-03-29" });
  t.same(
    timeline.points.map(({ date, uses }) => [date, uses]),
    [
      ["2026-03-28", 2],
      ["2026-03-29", 2],
    ],
  );
  t.match(timeline, { step: "day", currency: "USD", totals: { uses: 4, revenue: 360, discount: 40 }, previous: { uses: 1 } });
  t.match(timeline.markers, [
    { date: "2026-03-28", point: "2026-03-28", kind: "start", name: "SPRING", coupon_id: couponId, campaign: "easter" },
  ]);
  const weeks = await shop.call<CouponTimeline>("admin", "coupon_get_timeline", { from: "2026-03-25", to: "2026-04-02", step: "week" });
  t.same(
    weeks.points.map(({ date, uses }) => [date, uses]),
    [
      ["2026-03-23", 5],
      ["2026-03-30", 1],
    ],
    "weeks begin on Mondays",
  );
  t.same(
    weeks.markers.map(({ kind }) => kind),
    ["start", "end"],
  );
  const months = await shop.call<CouponTimeline>("admin", "coupon_get_timeline", { from: "2025-12-15", to: "2026-04-15", step: "month" });
  t.same(
    months.points.map(({ date, uses }) => [date, uses]),
    [
      ["2025-12-01", 0],
      ["2026-01-01", 0],
      ["2026-02-01", 0],
      ["2026-03-01", 6],
      ["2026-04-01", 0],
    ],
  );
});

t.test("refunds lower revenue, holds bring none, what was given back is no use, and it is the same before and after folding", async (t) => {
  const { shop, scope, couponId, use } = await berlin(t);
  const other = await makeCoupon(shop, "OTHER");
  const [at, day] = ["2026-03-30T10:00:00Z", { from: "2026-03-30", to: "2026-03-30" }];
  await use(at, {
    lines: [
      { netMinor: 9_000n, taxMinor: 1_000n, refundedMinor: 5_000n },
      { netMinor: 2_000n, type: "gift_card" },
    ],
  });
  await use(at, { status: "held" });
  await use(at, { status: "released", couponId: other });
  await use(at, { status: "reversed" });
  await use(at, { phase: "renewal" });
  await use(at, { currency: "EUR", rateMillionths: 500_000n });
  const wanted = { uses: 3, paid: 2, held: 1, given_back: 2, clients: 1, discount: 30, revenue: 225 };
  const read = (input: object = {}) => shop.call<CouponTimeline>("admin", "coupon_get_timeline", { ...day, ...input });
  t.same((await read()).totals, wanted, "before a job has folded them");
  await foldFigures(scope);
  t.same((await read()).totals, wanted, "after");
  t.same((await read()).points, [{ date: "2026-03-30", ...wanted }]);
  t.match((await read({ coupon_ids: [other] })).totals, { uses: 0, given_back: 1 });
  t.match((await read({ campaign: "easter" })).totals, { uses: 3, given_back: 1 });
  t.match((await read({ currency: "EUR" })).totals, { uses: 1, revenue: 180, discount: 20 });

  await recordTry(scope, couponId, 501);
  await recordTry(scope, couponId, 502, "coupon.expired");
  const today = await shop.call<CouponBreakdown>("admin", "coupon_get_breakdown");
  t.same(today.funnel, { tried: 2, granted: 1, checked_out: 0, paid: 0 });
  const split = await shop.call<CouponBreakdown>("admin", "coupon_get_breakdown", day);
  t.same(split.countries, [{ country: "DE", uses: 3, paid: 2, discount: 30, revenue: 225 }]);
  t.same(
    split.weekdays.filter(({ uses }) => uses > 0).map(({ weekday, uses }) => [weekday, uses]),
    [[1, 3]],
  );
  t.same(
    split.hours.filter(({ uses }) => uses > 0).map(({ hour, uses }) => [hour, uses]),
    [[12, 3]],
    "noon in Berlin",
  );
  t.equal(split.hours.length, 24);
  t.match(split.service_types, [{ type: "custom", uses: 3, paid: 2, revenue: 225 }]);
});

t.test("coupons stand side by side in the order asked for; together an invoice counts once", async (t) => {
  const { shop, scope, couponId, use } = await berlin(t);
  const other = await makeCoupon(shop, "OTHER");
  const invoice = await use("2026-03-30T10:00:00Z");
  await couponTables(scope)
    .insertInto("promo_redemption")
    .columns([
      "promo_id",
      "promo_version",
      "client_id",
      "invoice_id",
      "phase",
      "status",
      "discount_minor",
      "currency",
      "is_counted",
      "created_at",
    ])
    .expression((from) =>
      from
        .selectFrom("promo_redemption")
        .select((row) => [
          row.val(other).as("promo_id"),
          "promo_version",
          "client_id",
          "invoice_id",
          "phase",
          "status",
          "discount_minor",
          "currency",
          "is_counted",
          "created_at",
        ])
        .where("invoice_id", "=", invoice),
    )
    .execute();
  await markStaleUses(scope);
  const time = { from: "2026-03-29", to: "2026-03-30" };
  const compared = await shop.call<CouponComparison>("admin", "coupon_compare", { ...time, coupon_ids: [other, couponId] });
  t.same(compared.dates, ["2026-03-29", "2026-03-30"]);
  t.match(compared.coupons, [
    { name: "OTHER", uses: 1, revenue: 90, uses_by_step: [0, 1] },
    { name: "SPRING", uses: 1, revenue: 90, discount: 10, average_discount: 10, conversion: 0 },
  ]);
  t.match((await shop.call<CouponTimeline>("admin", "coupon_get_timeline", time)).totals, { uses: 2, revenue: 90 });
});

t.test("a time has to be one, and of a length that can be shown", async (t) => {
  const { shop } = await berlin(t);
  const ask = (input: object) => shop.call("admin", "coupon_get_timeline", input);
  for (const input of [
    { from: "2026-04-02", to: "2026-04-01" },
    { from: "2020-01-01", to: "2026-01-01" },
    { from: "2024-01-01", to: "2026-01-01", step: "day" },
    { from: "2026-02-30" },
    { coupon_ids: [1, 2, 3, 4, 5, 6] },
    { to: "9999-12-31" },
    { unknown: 1 },
  ])
    await t.rejects(ask(input), { code: "request.invalid" }, JSON.stringify(input));
  const usual = await shop.call<CouponTimeline>("admin", "coupon_get_timeline");
  t.equal(usual.points.length, 30);
  t.equal((await shop.call<CouponTimeline>("admin", "coupon_get_timeline", { from: "2022-01-01", to: "2026-12-31" })).step, "month");
});
