import t from "tap";
import type { Page } from "#core/kernel/page.ts";
import type { CouponStats } from "#modules/coupon/services/coupon-stats.ts";
import type { ListedCoupon } from "#modules/coupon/services/list-coupons.ts";
import type { Redemption } from "#modules/coupon/services/list-redemptions.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { testHost } from "#test/harness/test-host.ts";
import { recordTry, recordUse } from "./record-use.ts";

const { call, scope: scopeOf } = await testHost(t);
await call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
const scope = await scopeOf();

const create = (input: object): Promise<number> => call("admin", "coupon_create_advanced", { type: "percentage", value: 10, ...input });
const client = (name: string): Promise<number> => call("admin", "client_create", { email: `${name}@example.com`, first_name: name });
const stats = (id: number): Promise<CouponStats> => call("admin", "coupon_get_stats", { id });

async function codesFor(filters: object): Promise<readonly (string | null)[]> {
  const { list } = await call<Page<ListedCoupon>>("admin", "coupon_get_list", filters);
  return list.map(({ code }) => code);
}

const ann = await client("ann");
const ben = await client("ben");
const summer = await create({
  code: "SUMMER2026",
  internal_name: "Summer sale",
  description: { en: "Sun and sea", de: "Sonne und Meer" },
  campaign_source: "newsletter",
  end_at: "2126-08-31",
});
const winter = await create({
  code: "WINTER-50",
  internal_name: "Winter sale",
  type: "absolute",
  value: 50,
  maxuses: 3,
  utm_campaign: "snow",
  start_at: "2126-01-01",
});
const first = await create({ code: "FIRST", applicable_to: "first_time_users", active: 0 });
const spent = await create({ code: "SPENT", end_at: "2020-01-01" });

t.test("a fresh coupon has empty figures", async (t) => {
  t.match(await stats(winter), {
    id: winter,
    code: "WINTER-50",
    used: 0,
    held: 0,
    attempts: 0,
    conversion: 0,
    remaining_uses: 3,
    unique_clients: 0,
    discount_total: 0,
    revenue: 0,
    is_active: true,
    status: "scheduled",
    start_date: "2126-01-01T00:00:00.000Z",
    end_date: null,
  });
});

t.test("the figures are the fold of redemptions, invoices and attempts", async (t) => {
  await recordUse(scope, {
    couponId: summer,
    clientId: ann,
    status: "committed",
    discountMinor: 1_000n,
    lines: [{ netMinor: 9_000n, taxMinor: 1_710n }],
  });
  await recordUse(scope, {
    couponId: summer,
    clientId: ann,
    status: "committed",
    discountMinor: 500n,
    lines: [{ netMinor: 4_500n }, { netMinor: 2_500n, type: "gift_card" }],
  });
  // A third of a line's net goes back with a third of its total.
  await recordUse(scope, {
    couponId: summer,
    clientId: ben,
    status: "committed",
    discountMinor: 0n,
    listValueMinor: 3_000n,
    lines: [{ netMinor: 3_000n, taxMinor: 570n, refundedMinor: 1_190n }],
  });
  await recordUse(scope, { couponId: summer, clientId: ben, status: "held", discountMinor: 700n, lines: [{ netMinor: 6_300n }] });
  await recordUse(scope, { couponId: summer, clientId: ann, status: "released", lines: [{ netMinor: 100n }] });
  await recordUse(scope, { couponId: summer, clientId: ann, status: "expired", lines: [{ netMinor: 100n }] });
  await recordUse(scope, { couponId: summer, clientId: ann, status: "reversed", lines: [{ netMinor: 100n }] });
  await recordUse(scope, {
    couponId: summer,
    clientId: ann,
    status: "committed",
    phase: "renewal",
    discountMinor: 1_000n,
    lines: [{ netMinor: 9_000n }],
  });
  for (const cart of [1, 1, 2, 3, 4]) await recordTry(scope, summer, cart, cart === 4 ? "coupon.weekend" : "granted");
  t.match(await stats(summer), {
    used: 4,
    held: 1,
    committed: 3,
    released: 2,
    reversed: 1,
    renewals: 1,
    attempts: 5,
    granted_attempts: 4,
    tried_carts: 4,
    conversion: 0.75,
    remaining_uses: "Unlimited",
    unique_clients: 2,
    repeat_clients: 2,
    discount_total: 15,
    renewal_discount_total: 10,
    free_session_value: 30,
    revenue: 155,
  });
  t.match(await call("admin", "coupon_get", { id: summer }), { used: 4, held: 1 });
});

t.test("amounts of other currencies are told in the shop's, by the rate of their invoice", async (t) => {
  await recordUse(scope, {
    couponId: winter,
    clientId: ann,
    status: "committed",
    currency: "JPY",
    rateMillionths: 150_000_000n,
    discountMinor: 750n,
    lines: [{ netMinor: 15_000n }],
  });
  await recordUse(scope, {
    couponId: winter,
    clientId: ben,
    status: "committed",
    currency: "EUR",
    rateMillionths: 900_000n,
    discountMinor: 100n,
    lines: [{ netMinor: 1_000n }],
  });
  t.match(await stats(winter), { used: 2, remaining_uses: 1, discount_total: 6.11, revenue: 111.11, currency: "USD" });
});

t.test("a limit that comes later counts what was used before", async (t) => {
  const id = await create({ code: "LATER" });
  await recordUse(scope, { couponId: id, clientId: ann, status: "committed", lines: [{ netMinor: 100n }] });
  await recordUse(scope, { couponId: id, clientId: ben, status: "held", lines: [{ netMinor: 100n }] });
  await t.rejects(call("admin", "coupon_update", { id, maxuses: 1 }), { code: "coupon.limit_below_used", details: { used: 2 } });
  t.match(await call("admin", "coupon_update", { id, maxuses: 2 }), { used: 2, remaining_uses: 0, status: "limit_reached" });
  t.match(await couponTables(scope).selectFrom("promo").select(["used", "maxuses"]).where("id", "=", id).executeTakeFirst(), {
    used: 2,
    maxuses: 2,
  });
  t.match(await call("admin", "coupon_update", { id, maxuses: 0 }), { used: 2, remaining_uses: "Unlimited", status: "active" });
  t.same(await couponTables(scope).selectFrom("promo_redemption").select("is_counted").where("promo_id", "=", id).distinct().execute(), [
    { is_counted: false },
  ]);
  await call("admin", "coupon_delete", { id });
});

t.test("coupons are found by code, name, description and campaign, also when mistyped", async (t) => {
  t.same(await codesFor({ search: "summer" }), ["SUMMER2026"]);
  t.same(await codesFor({ search: "SUMER26" }), ["SUMMER2026"]);
  t.same(await codesFor({ search: "meer" }), ["SUMMER2026"]);
  t.same(await codesFor({ search: "newsletter" }), ["SUMMER2026"]);
  t.same((await codesFor({ search: "sale" })).toSorted(), ["SUMMER2026", "WINTER-50"]);
  t.same(await codesFor({ search: "100%" }), []);
  t.same(await codesFor({ search: "zzz" }), []);
});

t.test("one or two letters are looked for where words begin and codes end, and inside codes only when there is none", async (t) => {
  t.same(await codesFor({ search: "w" }), ["WINTER-50"], "newsletter has one inside");
  t.same(await codesFor({ search: "Su" }), ["SUMMER2026"]);
  t.same(await codesFor({ search: "26" }), ["SUMMER2026"], "the end of a code");
  t.same(await codesFor({ search: "50" }), ["WINTER-50"]);
  t.same(await codesFor({ search: "rs" }), ["FIRST"], "nothing begins or ends like that");
  t.same(await codesFor({ search: "mm" }), ["SUMMER2026"]);
  t.same(await codesFor({ search: "%" }), [], "a percent sign stands for itself");
  t.match(await call("admin", "coupon_get_list", { search: "s", per_page: 1, page: 9 }), { total: 3, list: [] }, "beyond the last page");
  t.match(await call("admin", "coupon_get_list", { search: "s", status: "limit_reached" }), { total: 0, list: [] });
});

t.test("filters narrow, alone and together", async (t) => {
  const filters: readonly (readonly [object, readonly string[]])[] = [
    [{}, ["SPENT", "FIRST", "WINTER-50", "SUMMER2026"]],
    [{ status: "active" }, ["SUMMER2026"]],
    [{ status: ["inactive", "expired"] }, ["SPENT", "FIRST"]],
    [{ status: "inactive,scheduled" }, ["FIRST", "WINTER-50"]],
    [{ status: "all", type: "all" }, ["SPENT", "FIRST", "WINTER-50", "SUMMER2026"]],
    [{ type: "absolute" }, ["WINTER-50"]],
    [{ applicable_to: "first_time_users" }, ["FIRST"]],
    [{ campaign: "newsletter" }, ["SUMMER2026"]],
    [{ campaign: "snow" }, ["WINTER-50"]],
    [{ expires_from: "2126-08-31", expires_to: "2126-08-31" }, ["SUMMER2026"]],
    [{ expires_to: "2019-12-31" }, []],
    [{ created_from: "2020-01-01", created_to: "2020-01-02" }, []],
    [{ used_min: 1 }, ["WINTER-50", "SUMMER2026"]],
    [{ used_min: 1, used_max: 3 }, ["WINTER-50"]],
    [{ used_max: 0 }, ["SPENT", "FIRST"]],
    [{ revenue_min: 111.11 }, ["WINTER-50", "SUMMER2026"]],
    [{ revenue_min: "111.12" }, ["SUMMER2026"]],
    [{ revenue_max: 0 }, ["SPENT", "FIRST"]],
    [{ conversion_min: "0.75", conversion_max: 0.75 }, ["SUMMER2026"]],
    [{ conversion_max: 0.7499 }, ["SPENT", "FIRST", "WINTER-50"]],
    [{ last_used_from: "2000-01-01" }, ["WINTER-50", "SUMMER2026"]],
    [{ last_used_to: "2000-01-01" }, []],
    [{ automatic: 1 }, []],
    [{ deleted: 1 }, ["LATER"]],
    [{ used_min: 1, type: "percentage", search: "sale" }, ["SUMMER2026"]],
  ];
  for (const [filter, expected] of filters) {
    const page = await call<Page<ListedCoupon>>("admin", "coupon_get_list", filter);
    t.same(
      page.list.map(({ code }) => code),
      expected,
      JSON.stringify(filter),
    );
    t.equal(page.total, expected.length, JSON.stringify(filter));
  }
});

t.test("lists are sorted either way and paged without overlaps", async (t) => {
  t.same(await codesFor({ sort: "code", direction: "asc" }), ["FIRST", "SPENT", "SUMMER2026", "WINTER-50"]);
  t.same(await codesFor({ sort: "revenue" }), ["SUMMER2026", "WINTER-50", "SPENT", "FIRST"]);
  t.same(await codesFor({ sort: "usage", direction: "asc" }), ["FIRST", "SPENT", "WINTER-50", "SUMMER2026"]);
  t.same(await codesFor({ sort: "status", direction: "asc" }), ["SUMMER2026", "SPENT", "FIRST", "WINTER-50"]);
  t.same((await codesFor({ sort: "expires_at", direction: "asc" })).slice(0, 2), ["SPENT", "SUMMER2026"]);
  for (const sort of ["id", "internal_name", "type", "value", "conversion", "created_at", "last_used_at"])
    t.equal((await codesFor({ sort })).length, 4, sort);
  t.match(await call("admin", "coupon_get_list", { per_page: 3, page: 2 }), {
    pages: 2,
    page: 2,
    per_page: 3,
    total: 4,
    list: [{ code: "SUMMER2026", revenue: 155, conversion: 0.75, used: 4 }],
  });
});

t.test("redemptions are listed newest first, with who and what", async (t) => {
  const page = await call<Page<Redemption>>("admin", "coupon_redemption_get_list", { coupon_id: summer });
  t.equal(page.total, 8);
  t.match(page.list[0], {
    coupon_id: summer,
    client: { first_name: "ann", email: "ann@example.com" },
    phase: "renewal",
    status: "committed",
    discount: 10,
    currency: "USD",
  });
  const held = await call<Page<Redemption>>("admin", "coupon_redemption_get_list", { status: "held", client_id: ben, coupon_id: summer });
  t.match(held.list, [{ coupon_id: summer, discount: 7 }]);
  t.match(await call("admin", "coupon_redemption_get_list", { coupon_id: winter, date_to: "2000-01-01" }), { total: 0, list: [] });
  t.equal((await call<Page<Redemption>>("admin", "coupon_redemption_get_list", { coupon_id: winter })).list[1]?.discount, 750);
});

t.test("one code more or less never changes another's figures", async (t) => {
  t.match(await stats(first), { used: 0, revenue: 0, status: "inactive", is_active: false });
  t.match(await stats(spent), { used: 0, status: "expired" });
});
