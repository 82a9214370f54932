import t, { type Test } from "tap";
import type { Scope } from "#core/events/scope.ts";
import type { Page } from "#core/kernel/page.ts";
import { figuresAddUp } from "#modules/coupon/invariants/figures-add-up.ts";
import { catchUpFiguresJob } from "#modules/coupon/jobs/catch-up-figures.ts";
import { foldFiguresJob } from "#modules/coupon/jobs/fold-figures.ts";
import type { CouponStats } from "#modules/coupon/services/coupon-stats.ts";
import type { ListedCoupon } from "#modules/coupon/services/list-coupons.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer } from "../billing/invoice-answer.ts";
import { addToCart, makeClient, makeProduct } from "../billing/shop-hand.ts";
import { recordTry, recordUse } from "./record-use.ts";

const shop = await testHost(t);
await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
const product = await makeProduct(shop, "Plan", 20);
const create = (code: string): Promise<number> =>
  shop.call("admin", "coupon_create_advanced", { code, type: "percentage", value: 10, maxuses: 1_000 });

async function buy(code: string): Promise<number> {
  const client = await makeClient(shop);
  await addToCart(shop, client, { id: product, quantity: 3 });
  await shop.call("client", "coupon_apply_to_cart", { code }, client);
  return (await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client)).invoice_id;
}

const fold = async (): Promise<void> => foldFiguresJob.run(await shop.scope(), {});
const list = async (input: object = {}) => (await shop.call<Page<ListedCoupon>>("admin", "coupon_get_list", input)).list;
const waiting = async (): Promise<number> => {
  const tables = couponTables(await shop.scope());
  const changes = await tables.selectFrom("promo_figures_change").select("id").execute();
  const carts = await tables.selectFrom("promo_tried_cart").select("promo_id").where("is_folded", "=", false).execute();
  return changes.length + carts.length;
};

/** A list, a coupon's own page and the sum of everything that happened agree. */
async function agrees(t: Test, id: number, expected: Partial<ListedCoupon>): Promise<void> {
  t.strictSame(await figuresAddUp.findBad(await shop.scope()), []);
  const stats = await shop.call<CouponStats>("admin", "coupon_get_stats", { id });
  const [listed] = await list({ ids: [id] });
  const { used, held, discount_total, revenue, conversion, last_used_at } = stats;
  t.match(listed, { used, held, discount_total, revenue, conversion, last_used_at, ...expected });
}

t.test("a list is right after every step, whether it was folded before or not", async (t) => {
  const id = await create("STEPS");
  await agrees(t, id, { used: 0, revenue: 0, conversion: 0, last_used_at: null });
  const paid = await buy("STEPS");
  await agrees(t, id, { used: 1, held: 1, revenue: 0, conversion: 0 });
  await fold();
  t.equal(await waiting(), 0);
  await agrees(t, id, { used: 1, held: 1, revenue: 0, conversion: 0 });
  await shop.call("admin", "invoice_mark_as_paid", { id: paid });
  await agrees(t, id, { used: 1, held: 0, revenue: 54, discount_total: 6, conversion: 1 });
  const dropped = await buy("STEPS");
  await agrees(t, id, { used: 2, held: 1, revenue: 54, conversion: 0.5 });
  await fold();
  await shop.call("admin", "invoice_cancel", { id: dropped });
  await agrees(t, id, { used: 1, held: 0, revenue: 54, conversion: 0.5 });
  await shop.call("admin", "invoice_refund", { id: paid, amount: 18 });
  await agrees(t, id, { used: 1, revenue: 36, discount_total: 6 });
  await fold();
  await agrees(t, id, { used: 1, revenue: 36, discount_total: 6 });
  await shop.call("admin", "invoice_refund", { id: paid });
  await agrees(t, id, { used: 0, revenue: 0, discount_total: 0, last_used_at: null });
  await fold();
  await agrees(t, id, { used: 0, revenue: 0, discount_total: 0, last_used_at: null });
});

t.test("folding meanwhile, by many at once, loses and doubles nothing", async (t) => {
  const scope: Scope = await shop.scope();
  const ids = [await create("ONE"), await create("OTHER")];
  const client = (await makeClient(shop)).clientId;
  const use = async (number: number): Promise<void> => {
    const couponId = ids[number % 2] ?? 0;
    await recordUse(scope, { couponId, clientId: client, status: "committed", lines: [{ netMinor: 100n }] });
    await recordTry(scope, couponId, 9_000 + (number % 7));
  };
  await Promise.all(Array.from({ length: 60 }, (_, number) => (number % 5 === 4 ? fold() : use(number))));
  await agrees(t, ids[0] ?? 0, { used: 24, revenue: 24 });
  await agrees(t, ids[1] ?? 0, { used: 24, revenue: 24 });
  await fold();
  t.equal(await waiting(), 0);
  await agrees(t, ids[0] ?? 0, { used: 24, revenue: 24 });
});

t.test("sorts and filters are the same before and after folding", async (t) => {
  const clientId = (await makeClient(shop)).clientId;
  const scope = await shop.scope();
  for (const [index, code] of ["LITTLE", "MUCH", "NOTHING"].entries()) {
    const couponId = await create(code);
    const lines = [{ netMinor: [500n, 900_000n][index] ?? 0n }];
    if (code !== "NOTHING") await recordUse(scope, { couponId, clientId, status: "committed", lines });
    if (code === "MUCH") await recordUse(scope, { couponId, clientId, status: "held", lines });
    await recordTry(scope, couponId, 1);
    if (code === "LITTLE") await recordTry(scope, couponId, 2);
  }
  const asked = [
    { sort: "revenue" },
    { sort: "revenue", direction: "asc" },
    { sort: "usage" },
    { sort: "conversion", direction: "asc" },
    { sort: "last_used_at" },
    { used_min: 1, used_max: 2 },
    { used_max: 0 },
    { revenue_min: 5, revenue_max: 9_000 },
    { last_used_from: "2020-01-01" },
    { last_used_to: "2020-01-01" },
  ];
  const answers = async () => Promise.all(asked.map(async (input) => (await list(input)).map(({ code }) => code)));
  const before = await answers();
  await fold();
  t.strictSame(await answers(), before);
  t.equal(before[0]?.[0], "MUCH");
  t.notOk(before[5]?.includes("NOTHING"));
  t.ok(before[6]?.includes("NOTHING"));
  t.strictSame(before[7]?.toSorted(), ["LITTLE", "MUCH", "ONE", "OTHER"].toSorted());
  t.strictSame(before[9], []);
});

t.test("refunds while the module was off are made up for", async (t) => {
  const id = await create("ASLEEP");
  const paid = await buy("ASLEEP");
  await shop.call("admin", "invoice_mark_as_paid", { id: paid });
  await fold();
  await shop.call("admin", "extension_deactivate", { id: "coupon" });
  await shop.call("admin", "invoice_refund", { id: paid, amount: 9 });
  await shop.call("admin", "extension_activate", { id: "coupon" });
  const [stale] = await figuresAddUp.findBad(await shop.scope());
  t.match(stale, { coupon_id: id });
  await catchUpFiguresJob.run(await shop.scope(), {});
  await agrees(t, id, { used: 1, revenue: 45 });
});

t.test("another currency of the shop is another currency of the figures", async (t) => {
  const id = await create("ABROAD");
  await shop.call("admin", "invoice_mark_as_paid", { id: await buy("ABROAD") });
  await fold();
  await agrees(t, id, { revenue: 54, currency: "USD" });
  await shop.call("admin", "currency_create", { code: "JPY", title: "Yen", conversion_rate: 150 });
  await shop.call("admin", "currency_set_default", { code: "JPY" });
  await agrees(t, id, { used: 1, currency: "JPY" });
  await fold();
  t.equal(await waiting(), 0);
  await agrees(t, id, { used: 1, currency: "JPY" });
});
