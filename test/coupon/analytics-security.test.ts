import t from "tap";
import { addDays } from "#core/kernel/business-calendar.ts";
import type { CouponSecurity } from "#modules/coupon/analytics/coupon-security.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { couponShop, makeCoupon } from "./coupon-hand.ts";

t.setTimeout(120_000);

t.test("what was refused is counted by time, reason and coupon; who guesses is a number, never an address", async (t) => {
  const shop = await couponShop(t);
  const scope = await shop.scope();
  const id = await makeCoupon(shop, "SPRING");
  const attempt = (outcome: string, more: object = {}) => ({
    promo_id: id,
    action: "apply" as const,
    outcome,
    created_at: addDays(scope.now, -1),
    ...more,
  });
  const guess = (code: string, address: string) => attempt("coupon.not_found", { promo_id: null, code_hash: code, address_hash: address });
  await couponTables(scope)
    .insertInto("promo_attempt")
    .values([
      attempt("granted"),
      attempt("coupon.expired", { country: "DE" }),
      attempt("coupon.expired"),
      attempt("coupon.min_order_not_met"),
      attempt("coupon.expired", { created_at: addDays(scope.now, -40) }),
      ...["a", "b", "c", "d", "e", "e"].map((code) => guess(code, "secret-address")),
      guess("f", "another"),
    ])
    .execute();
  const security = await shop.call<CouponSecurity>("admin", "coupon_get_security");
  t.match(security, {
    tries: 11,
    refused: 10,
    previous: { tries: 1, refused: 1 },
    reasons: [
      { code: "coupon.not_found", count: 7 },
      { code: "coupon.expired", count: 2 },
      { code: "coupon.min_order_not_met", count: 1 },
    ],
    coupons: [{ coupon_id: id, name: "SPRING", refused: 3, tries: 4, most_frequent: "coupon.expired" }],
    guessing: { tries: 7, codes: 6, addresses: 2, sources: [{ tries: 6, codes: 5 }] },
    lockouts: [],
    is_scored: false,
  });
  t.equal(security.guessing.sources.length, 1, "a slip of the fingers is no guessing");
  t.match(security.points.at(-2), { granted: 1, refused: 10, unknown: 7 });
  t.equal(security.last.length, 10);
  t.notMatch(JSON.stringify(security), /secret-address|another/);
  t.match(await shop.call<CouponSecurity>("admin", "coupon_get_security", { coupon_ids: [id] }), { tries: 4, refused: 3 });
});

t.test("who typed too many wrong codes is locked out, is seen by name, and can be let try again", async (t) => {
  const shop = await couponShop(t);
  await makeCoupon(shop, "SPRING");
  const clientId = await shop.call<number>("admin", "client_create", { email: "g@shop.example", first_name: "Guess", last_name: "Er" });
  const client = { kind: "client", clientId } as const;
  const check = (code: string) => shop.call<{ valid: boolean }>("client", "coupon_is_valid", { code }, client);
  for (let wrong = 0; wrong < 20; wrong += 1) await check(`WRONG${wrong}`);
  await t.rejects(check("SPRING"), { code: "throttled" });
  const [lockout, ...others] = (await shop.call<CouponSecurity>("admin", "coupon_get_security")).lockouts;
  t.match(lockout, { kind: "account", client: { id: clientId, name: "Guess Er" }, failures: 20 });
  t.same(others, []);
  const id = lockout?.id ?? "";
  t.equal(await shop.call("admin", "coupon_lockout_release", { id }), true);
  t.same((await shop.call<CouponSecurity>("admin", "coupon_get_security")).lockouts, []);
  await t.resolves(check("SPRING"));
  t.equal(await shop.call("admin", "coupon_lockout_release", { id }), false, "it has ended already");
  await t.rejects(shop.call("admin", "coupon_lockout_release", { id: "coupon_code:account:client:1" }), { code: "request.invalid" });
});
