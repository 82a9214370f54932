import t from "tap";
import { AppError } from "#core/kernel/app-error.ts";
import type { CouponView } from "#modules/coupon/services/coupon-view.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { termsFromJson } from "#modules/coupon/terms-json.ts";
import { testHost, testStaff } from "#test/harness/test-host.ts";

const { call, scope } = await testHost(t);
await call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });

type Refusal = { readonly code: string; readonly status: number; readonly details: Readonly<Record<string, unknown>> };

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

const create = (input: object): Promise<number> => call("admin", "coupon_create_advanced", { type: "percentage", value: 10, ...input });
const get = (id: number): Promise<CouponView> => call("admin", "coupon_get", { id });

t.test("a coupon comes back with all that was said about it", async (t) => {
  const id = await create({
    code: " spring-10 ",
    description: "Spring",
    max_discount_amount: "15.00",
    min_order_amount: 20.5,
    start_at: "2126-03-01",
    end_at: "2126-03-31",
    valid_on_weekends: 0,
    stackable: 1,
    recurring: { cycles: 3 },
    conditions: { any: [{ rule: "weekdays", args: { days: [1, 2] } }, { not: { rule: "country", args: { countries: ["US"] } } }] },
    amounts: { EUR: { min_order_amount: 18, max_discount_amount: 14 } },
  });
  const coupon = await get(id);
  t.match(coupon, {
    id,
    code: "SPRING-10",
    internal_name: "SPRING-10",
    description: { en: "Spring", de: null },
    type: "percentage",
    value: 10,
    currency: "USD",
    max_discount_amount: 15,
    min_order_amount: 20.5,
    start_at: "2126-03-01T00:00:00.000Z",
    end_at: "2126-03-31T23:59:59.999Z",
    valid_on_weekends: false,
    valid_on_holidays: true,
    apply_to_addons: true,
    stackable: true,
    recurring: { cycles: 3 },
    maxuses: 0,
    remaining_uses: "Unlimited",
    used: 0,
    held: 0,
    status: "scheduled",
    version: 1,
    amounts: { EUR: { min_order_amount: 18, max_discount_amount: 14 } },
    conditions: { any: [{ rule: "weekdays" }, { not: { rule: "country" } }] },
  });
  t.match(
    coupon.summary,
    /^10% off, at most \$15\.00, for 3 billing periods, from Mar 1, 2126, until Mar 31, 2126, on orders of .* or more, not on weekends, \(on Monday or Tuesday or except from United States\), together with others\.$/,
  );
  t.same(await call("admin", "coupon_get", { code: "spring-10" }), coupon);
});

t.test("a code is taken until its coupon is deleted", async (t) => {
  const id = await create({ code: "ONLYONE" });
  t.match(await refusalOf(create({ code: "onlyone" })), { code: "coupon.code_taken", status: 409 });
  t.same(await call("admin", "coupon_check_code", { code: "OnlyOne" }), { code: "ONLYONE", free: false });
  t.equal(await call("admin", "coupon_delete", { id }), true);
  t.same(await call("admin", "coupon_check_code", { code: "ONLYONE" }), { code: "ONLYONE", free: true });
  t.match(await refusalOf(get(id)), { code: "coupon.not_found", status: 404 });
  const second = await create({ code: "ONLYONE" });
  t.match(await refusalOf(call("admin", "coupon_restore", { id })), { code: "coupon.code_taken" });
  await call("admin", "coupon_delete", { id: second });
  t.match(await call("admin", "coupon_restore", { id }), { id, code: "ONLYONE", deleted_at: null });
  t.match(await refusalOf(call("admin", "coupon_restore", { id })), { code: "coupon.not_found", status: 404 });
});

t.test("every fault of the input names its field", async (t) => {
  const faults: readonly (readonly [object, string])[] = [
    [{ code: "ab" }, "code"],
    [{ code: "has space" }, "code"],
    [{ code: "A".repeat(21) }, "code"],
    [{}, "code"],
    [{ automatic: true }, "internal_name"],
    [{ code: "X-1", internal_name: "ab" }, "internal_name"],
    [{ code: "X-1", internal_name: "a".repeat(101) }, "internal_name"],
    [{ code: "X-1", value: 100.01 }, "value"],
    [{ code: "X-1", value: 0 }, "value"],
    [{ code: "X-1", value: -1 }, "value"],
    [{ code: "X-1", value: null }, "value"],
    [{ code: "X-1", value: 12.34567 }, "value"],
    [{ code: "X-1", type: "absolute", value: 1.234 }, "value"],
    [{ code: "X-1", type: "free_session", value: 1.5 }, "value"],
    [{ code: "X-1", type: "trial" }, "type"],
    [{ code: "X-1", start_at: "2020-01-01" }, "start_at"],
    [{ code: "X-1", start_at: "soon" }, "start_at"],
    [{ code: "X-1", start_at: "2126-05-02", end_at: "2126-05-01" }, "end_at"],
    [{ code: "X-1", min_order_amount: -1 }, "min_order_amount"],
    [{ code: "X-1", max_discount_amount: "1e2" }, "max_discount_amount"],
    [{ code: "X-1", max_uses_per_user: 11 }, "max_uses_per_user"],
    [{ code: "X-1", maxuses: -1 }, "maxuses"],
    [{ code: "X-1", budget: 0 }, "budget"],
    [{ code: "X-1", type: "absolute", base: "original" }, "base"],
    [{ code: "X-1", products: [999_999] }, "products"],
    [{ code: "X-1", client_groups: [999_999] }, "client_groups"],
    [{ code: "X-1", consultant_restrictions: [999_999] }, "consultant_restrictions"],
    [{ code: "X-1", applicable_to: "specific_consultants" }, "consultant_restrictions"],
    [{ code: "X-1", applicable_to: "somebody" }, "applicable_to"],
    [{ code: "X-1", bundle_required: 1 }, "bundle_required"],
    [{ code: "X-1", bundle_required: [999_999] }, "bundle_required"],
    [{ code: "X-1", periods: ["2W"] }, "periods.0"],
    [{ code: "X-1", amounts: { EUR: { value: 5 } } }, "amounts.EUR.value"],
    [{ code: "X-1", amounts: { JPY: { min_order_amount: 0.5 } } }, "amounts.JPY.min_order_amount"],
    [{ code: "X-1", amounts: { USD: { min_order_amount: 5 } }, min_order_amount: 6 }, "amounts.USD.min_order_amount"],
    [{ code: "X-1", conditions: { rule: "gone" } }, "conditions.rule"],
    [{ code: "X-1", conditions: { any: [{ rule: "hours", args: { from: "9", until: "10:00" } }] } }, "conditions.any[0].args.from"],
    [{ code: "X-1", conditions: { rule: "min_order_amount", args: { amount: 1.234 } } }, "conditions.args.amount"],
    [{ code: "X-1", conditions: { all: [] } }, "conditions"],
    [{ code: "X-1", conditions: { all: [{ rule: "new_order_only" }], any: [{ rule: "new_order_only" }] } }, "conditions"],
    [{ code: "X-1", conditions: { all: Array.from({ length: 100 }, () => ({ rule: "new_order_only" })) } }, "conditions"],
    [{ code: "X-1", surprise: 1 }, "surprise"],
  ];
  for (const [input, field] of faults) {
    const { code, status, details } = await refusalOf(create(input));
    t.same([code, status], ["request.invalid", 400], JSON.stringify(input));
    t.same(Object.keys(details), [field], JSON.stringify(input));
  }
  const deep = Array.from({ length: 8 }).reduce<object>((inner) => ({ not: inner }), { rule: "new_order_only" });
  t.same(Object.keys((await refusalOf(create({ code: "X-1", conditions: deep }))).details), ["conditions"]);
});

t.test("what is said in other words is understood", async (t) => {
  const free = await create({ code: "SETUP", value: 0, freesetup: 1 });
  t.match(await get(free), { value: 0, freesetup: true });
  const card = await create({ code: "CARD50", type: "absolute", value: 0, gift_card_value: 50 });
  t.match(await get(card), { value: 0, gift_card_value: 50 });
  const session = await create({ code: "SESSION", type: "free_session", value: null });
  t.match(await get(session), { value: 1, summary: "One free session." });
  const shop = await create({ code: "AMOUNTS", type: "absolute", value: null, amounts: { usd: { value: 7.5 }, EUR: { value: 7 } } });
  t.match(await get(shop), { value: 7.5, amounts: { EUR: { value: 7 } } });
  const auto = await create({ automatic: 1, internal_name: "Every Monday", code: "", maxuses: "5", end_at: "" });
  t.match(await get(auto), { code: null, automatic: true, maxuses: 5, remaining_uses: 5, end_at: null });
  const today = await create({ code: "TODAY", start_at: (await scope()).now.toISOString().slice(0, 10) });
  t.match(await get(today), { status: "active" });
  const over = await create({ code: "OVER", end_at: "2020-01-01" });
  t.match(await get(over), { status: "expired" });
});

t.test("a change begins a new version, and a stale one is refused", async (t) => {
  const id = await create({ code: "CHANGED", maxuses: 5, description: { en: "Old", de: "Alt" } });
  const changed = await call<CouponView>("admin", "coupon_update", { id, value: 20, version: 1, code: "CHANGED-2", notes: "Half price" });
  t.match(changed, {
    id,
    version: 2,
    value: 20,
    code: "CHANGED-2",
    maxuses: 5,
    notes: "Half price",
    description: { en: "Old", de: "Alt" },
  });
  t.match(await refusalOf(call("admin", "coupon_update", { id, value: 30, version: 1 })), {
    code: "coupon.version_conflict",
    status: 409,
    details: { version: 2 },
  });
  t.match(await call("admin", "coupon_check_code", { code: "CHANGED" }), { free: true });
  const cleared = await call<CouponView>("admin", "coupon_update", { id, maxuses: null, description: null, start_at: "2020-01-01" });
  t.match(cleared, { version: 3, maxuses: 0, remaining_uses: "Unlimited", description: null, start_at: "2020-01-01T00:00:00.000Z" });
  t.match(await call("admin", "coupon_update", { id, amounts: { USD: { min_order_amount: 9 } } }), { min_order_amount: 9 });
  t.match(await refusalOf(call("admin", "coupon_update", { id: 999_999, value: 1 })), { code: "coupon.not_found", status: 404 });
  t.match(await refusalOf(call("admin", "coupon_update", { id, value: 101 })), { details: { value: "Must be at most 100 percent." } });
});

t.test("each version keeps its terms", async (t) => {
  const id = await create({ code: "VERSIONS", max_discount_amount: 5 });
  await call("admin", "coupon_update", { id, value: 50, max_discount_amount: 0 });
  const rows = await couponTables(await scope())
    .selectFrom("promo_version")
    .selectAll()
    .where("promo_id", "=", id)
    .orderBy("version")
    .execute();
  const versions = rows.map(({ terms }) => termsFromJson(terms));
  t.match(versions, [
    { couponId: id, version: 1, ratePpm: 100_000n, amounts: { USD: { maxDiscountMinor: 500n } } },
    { couponId: id, version: 2, ratePpm: 500_000n, amounts: { USD: { maxDiscountMinor: 0n } } },
  ]);
});

t.test("of many at once one wins: a code is given once, a version is changed once", async (t) => {
  const made = await Promise.allSettled(Array.from({ length: 6 }, () => create({ code: "RACE" })));
  t.equal(made.filter(({ status }) => status === "fulfilled").length, 1);
  t.ok(made.every((outcome) => outcome.status === "fulfilled" || outcome.reason.code === "coupon.code_taken"));
  const { id } = await call<CouponView>("admin", "coupon_get", { code: "RACE" });
  const changed = await Promise.allSettled(
    Array.from({ length: 6 }, (_none, index) => call("admin", "coupon_update", { id, value: index + 1, version: 1 })),
  );
  t.equal(changed.filter(({ status }) => status === "fulfilled").length, 1);
  t.match(await get(id), { version: 2 });
});

t.test("the sentence of a coupon is told in the reader's language", async (t) => {
  const id = await create({
    code: "SENTENCE",
    type: "absolute",
    value: 5,
    once_per_client: 1,
    end_at: "2126-08-31",
    applicable_to: "first_time_users",
    periods: ["1M", "1Y"],
    valid_on_holidays: 0,
    apply_to_addons: 0,
    loyalty_points_required: 100,
    conditions: { rule: "hours", args: { from: "09:00", until: "17:00" } },
  });
  t.equal(
    (await get(id)).summary,
    "$5.00 off, until Aug 31, 2126, when billed every month or every year, not on add-ons, on the first order, not on holidays, for 100 loyalty points, from 09:00 to 17:00, once per client.",
  );
  const german = await call<CouponView>("admin", "coupon_get", { id }, { actor: testStaff, language: "de" });
  t.equal(
    german.summary,
    "5,00\u00a0$ Rabatt, bis 31.08.2126, bei Abrechnung jeden Monat oder jedes Jahr, nicht auf Zusatzprodukte, bei der ersten Bestellung, nicht an Feiertagen, für 100 Treuepunkte, von 09:00 bis 17:00 Uhr, einmal je Kunde.",
  );
  t.match(await refusalOf(call("admin", "coupon_get", { id, code: "SENTENCE" })), { code: "request.invalid" });
});

t.test("a coupon is switched off and on without a new version", async (t) => {
  const id = await create({ code: "SWITCH" });
  t.match(await call("admin", "coupon_deactivate", { id }), { active: false, status: "inactive", version: 1 });
  t.match(await call("admin", "coupon_deactivate", { id }), { active: false });
  t.match(await call("admin", "coupon_activate", { id }), { active: true, status: "active", version: 1 });
});

t.test("copies are numbered, inactive and fit the longest code", async (t) => {
  const id = await create({ code: "TWENTY-CHARACTERS-20", products: [], periods: ["1M"], conditions: { rule: "new_order_only" } });
  t.match(await call("admin", "coupon_duplicate", { id }), {
    code: "TWENTY-CHARACTE-COPY",
    active: false,
    used: 0,
    version: 1,
    periods: ["1M"],
    conditions: { rule: "new_order_only" },
  });
  t.match(await call("admin", "coupon_duplicate", { id }), { code: "TWENTY-CHARAC-COPY-2" });
});

t.test("the rules are listed for editors", async (t) => {
  const rules = await call<{ readonly code: string; readonly title: string; readonly args: object }[]>("admin", "coupon_rule_get_list");
  t.ok(rules.length >= 29);
  t.match(
    rules.find(({ code }) => code === "hours"),
    { title: "Hours of the day", args: { type: "object", properties: { from: { type: "string" } } } },
  );
});

t.test("everything is on record", async (t) => {
  const { list } = await call<{ readonly list: { readonly action?: string; readonly message: string }[] }>(
    "admin",
    "activity_log_get_list",
    { per_page: 500 },
  );
  const messages = new Set(list.map(({ message }) => message));
  for (const message of ["A coupon was created.", "A coupon was changed.", "A coupon was copied.", "A coupon was deactivated."])
    t.ok(messages.has(message), message);
});
