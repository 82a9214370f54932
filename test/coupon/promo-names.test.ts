import t from "tap";
import type { Page } from "#core/kernel/page.ts";
import type { PromoView } from "#modules/coupon/foss/promo-view.ts";
import { testHost } from "#test/harness/test-host.ts";
import { recordUse } from "./record-use.ts";

const { call, scope: scopeOf } = await testHost(t);
await call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
const scope = await scopeOf();
const client = await call<number>("admin", "client_create", { email: "ann@example.com", first_name: "Ann" });
const group = await call<number>("admin", "client_group_create", { title: "Friends" });
const product = await call<number>("admin", "product_create", {
  title: "Hosting",
  type: "custom",
  pricing: { type: "once", once: { price: 10, setup: 0 } },
});

const promo = {
  code: "fossil",
  description: "An old one",
  type: "absolute",
  value: "12.50",
  products: [product],
  periods: ["1M", "1Y"],
  client_groups: [group],
  once_per_client: 1,
  recurring: 1,
  freesetup: 0,
  active: 1,
  maxuses: 7,
  start_at: "2020-01-01",
  end_at: "2126-01-01 12:00:00",
};

t.test("a promotion is created, read, changed and listed under FOSSBilling's names", async (t) => {
  const id = await call<number>("admin", "product_promo_create", promo);
  t.match(await call("admin", "product_promo_get", { id }), {
    id,
    code: "FOSSIL",
    description: "An old one",
    type: "absolute",
    value: 12.5,
    maxuses: 7,
    used: 0,
    once_per_client: true,
    recurring: true,
    active: true,
    products: [product],
    periods: ["1M", "1Y"],
    client_groups: [group],
    start_at: "2020-01-01T00:00:00.000Z",
    end_at: "2126-01-01T12:00:00.000Z",
    applies_to: { [product]: "Hosting" },
    cgroups: { [group]: "Friends" },
    redemption_count: 0,
    can_be_deleted: true,
    usage_stats: { operational_use_count: 0, max_uses: 7, remaining_operational_uses: 7, recorded_applications: 0 },
  });
  t.match(await call("admin", "coupon_get", { id }), { code: "FOSSIL", once_per_client: true, recurring: true, value: 12.5 });
  t.equal(await call("admin", "product_promo_update", { id, value: 15, products: [], active: 0 }), true);
  t.match(await call("admin", "product_promo_get_list", { search: "FOSSIL", status: "disabled" }), {
    total: 1,
    list: [{ value: 15, products: [], applies_to: {} }],
  });
  t.match(await call("admin", "product_promo_get_list", { id, status: "active" }), { total: 0 });
  await t.rejects(call("admin", "product_promo_create", { ...promo, active: 0 }), { code: "coupon.code_taken" });
  await t.rejects(call("admin", "product_promo_update", { id, used: 3 }), { code: "request.invalid" }, "no counter is ever set");
});

t.test("a promotion is inactive unless it says otherwise", async (t) => {
  const id = await call<number>("admin", "product_promo_create", { code: "QUIET", type: "percentage", value: 5 });
  t.match(await call("admin", "product_promo_get", { id }), {
    active: false,
    description: null,
    usage_stats: { remaining_operational_uses: null },
  });
});

t.test("copies are called X-COPY, X-COPY-2 …", async (t) => {
  const { list } = await call<Page<PromoView>>("admin", "product_promo_get_list", { search: "FOSSIL" });
  const id = list[0]?.id ?? 0;
  for (const code of ["FOSSIL-COPY", "FOSSIL-COPY-2"]) {
    const copy = await call<number>("admin", "product_promo_duplicate", { id });
    t.match(await call("admin", "product_promo_get", { id: copy }), { code, active: false, used: 0, value: 15 });
  }
});

t.test("what was redeemed is shown and cannot be deleted", async (t) => {
  const id = await call<number>("admin", "product_promo_create", { code: "USED-ONCE", type: "percentage", value: 5, active: 1 });
  const invoice = await recordUse(scope, {
    couponId: id,
    clientId: client,
    status: "held",
    discountMinor: 500n,
    lines: [{ netMinor: 9_500n }],
  });
  await recordUse(scope, { couponId: id, clientId: client, status: "expired", lines: [{ netMinor: 9_500n }] });
  t.match(await call("admin", "product_promo_redemption_get_list", { promo_id: id, status: "reserved" }), {
    total: 1,
    list: [
      {
        promo_id: id,
        client: { id: client, first_name: "Ann" },
        invoice: { id: invoice, serie_nr: `INV-${invoice}` },
        status: "reserved",
        discount_amount: 5,
        order: null,
      },
    ],
  });
  t.match(await call("admin", "product_promo_redemption_get_list", { promo_id: id, status: "released", phase: "checkout" }), { total: 1 });
  t.match(await call("admin", "product_promo_get", { id }), {
    used: 1,
    redemption_count: 2,
    can_be_deleted: false,
    usage_stats: {
      operational_use_count: 1,
      reserved_applications: 1,
      released_applications: 1,
      distinct_clients: 1,
      checkout_applications: 2,
    },
  });
  await t.rejects(call("admin", "product_promo_delete", { id }), { code: "coupon.has_redemptions", status: 409 });
  const unused = await call<number>("admin", "product_promo_create", { code: "NEVER-USED", type: "percentage", value: 5 });
  t.equal(await call("admin", "product_promo_delete", { id: unused }), true);
  await t.rejects(call("admin", "product_promo_get", { id: unused }), { code: "coupon.not_found", status: 404 });
  await t.rejects(call("admin", "product_promo_delete", { id: 999_999 }), { code: "coupon.not_found" });
});
