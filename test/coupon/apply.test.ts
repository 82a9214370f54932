import t from "tap";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeGuest, makeProduct } from "#test/billing/shop-hand.ts";
import { type ApplyAnswer, applyCode, type CouponCart, couponShop, makeCoupon, readCart } from "./coupon-hand.ts";

t.test("codes in a cart", async (t) => {
  const shop = await couponShop(t);
  const guide = await makeProduct(shop, "Guide", 100);
  const map = await makeProduct(shop, "Map", 60);
  const filled = async (...products: number[]) => {
    const client = await makeClient(shop);
    for (const id of products) await addToCart(shop, client, { id });
    return client;
  };
  await makeCoupon(shop, "TEN");
  await makeCoupon(shop, "TWENTY", { value: 20 });

  t.test("a code is applied whatever its case, blanks and width, and the cart shows it", async (t) => {
    const client = await filled(guide);
    const before = await readCart(shop, client);
    const { applied, discount, cart } = await applyCode(shop, client, "  ｔen ");
    t.strictSame([applied, discount], [["TEN"], 10]);
    t.match(cart, { promocode: "TEN", discount: 10, total: 90, version: before.version + 1 });
    t.match(cart.coupons, [{ code: "TEN", automatic: false, discount: 10, lines: [{ item_id: cart.items[0]?.id, discount: 10 }] }]);
    t.strictSame(await readCart(shop, client), cart, "a read shows the same");
  });

  t.test("a code nobody has, one that is inactive, deleted, or for another group: one answer", async (t) => {
    const client = await filled(guide);
    const groupId = await shop.call<number>("admin", "client_group_create", { title: "Friends" });
    await makeCoupon(shop, "INACTIVE", { active: 0 });
    await makeCoupon(shop, "FRIENDS", { client_groups: [groupId] });
    await shop.call("admin", "coupon_delete", { id: await makeCoupon(shop, "DELETED") });
    const answers = await Promise.all(["NOBODY", "INACTIVE", "FRIENDS", "DELETED"].map((code) => refusalOf(applyCode(shop, client, code))));
    for (const { code, details } of answers) {
      t.equal(code, "coupon.not_found");
      t.match(details, { reasons: [{ code: "coupon.not_found" }] });
      t.equal((details["reasons"] as unknown[]).length, 1);
    }
    t.match(await readCart(shop, client), { promocode: null, refused: [] }, "nothing is attached");
  });

  t.test("all reasons are told, the first in their order is the error", async (t) => {
    const client = await filled(guide);
    await makeCoupon(shop, "HARD", { min_order_amount: 150, products: [map] });
    const { code, details } = await refusalOf(applyCode(shop, client, "hard"));
    t.equal(code, "coupon.min_order_not_met");
    t.match(details, { missing: 50, currency: "USD", coupon: "HARD" });
    t.match(details["reasons"], [{ code: "coupon.min_order_not_met", missing: 50, message: /50/ }, { code: "coupon.no_eligible_items" }]);
  });

  t.test("an empty cart, or none, has nothing to discount", async (t) => {
    t.equal(await codeOf(applyCode(shop, await makeClient(shop), "TEN")), "coupon.no_eligible_items");
    t.equal(await codeOf(applyCode(shop, await makeClient(shop), "NOBODY")), "coupon.not_found");
  });

  t.test("a code that cannot be combined is refused and says what each would give; replace makes room", async (t) => {
    const client = await filled(guide);
    await applyCode(shop, client, "TEN");
    const { code, details } = await refusalOf(applyCode(shop, client, "TWENTY"));
    t.equal(code, "coupon.not_stackable");
    t.match(details, { with: "TEN", discount: 20, with_discount: 10 });
    t.match(await readCart(shop, client), { promocode: "TEN", refused: [] });
    t.equal(await codeOf(applyCode(shop, client, "TEN")), "coupon.already_applied");
    const { cart } = await applyCode(shop, client, "TWENTY", { replace: true });
    t.match(cart, { promocode: "TWENTY", total: 80, refused: [], coupons: [{ code: "TWENTY" }] });
    t.strictSame(await readCart(shop, client), cart);
  });

  t.test("several codes at once: what cannot be used is skipped, or refuses all of them", async (t) => {
    await makeCoupon(shop, "STACK5", { value: 5, stackable: 1 });
    await makeCoupon(shop, "STACK7", { value: 7, stackable: 1, type: "absolute" });
    const client = await filled(guide);
    t.equal(await codeOf(applyCode(shop, client, ["STACK5", "NOBODY"], { mode: "all_or_nothing" })), "coupon.not_found");
    t.match(await readCart(shop, client), { coupons: [] });
    const answer = await applyCode(shop, client, ["STACK5", "NOBODY", "stack7", "STACK5"]);
    t.strictSame([answer.applied, answer.discount], [["STACK5", "STACK7"], 12]);
    t.match(answer.skipped, [{ code: "NOBODY", reasons: [{ code: "coupon.not_found" }] }]);
    t.equal(answer.cart.total, 88);
  });

  t.test("a code that stops qualifying stays and revives", async (t) => {
    const client = await filled(guide, map);
    await makeCoupon(shop, "OVER150", { min_order_amount: 150 });
    const { cart } = await applyCode(shop, client, "OVER150");
    t.equal(cart.total, 144);
    const mapLine = cart.items.find(({ product_id }) => product_id === map)?.id;
    const smaller = await shop.call<CouponCart>("guest", "cart_remove_item", { id: mapLine }, client);
    t.match(smaller, { coupons: [], refused: [{ code: "OVER150", reason: "coupon.min_order_not_met", details: { missing: 50 } }] });
    t.equal((await readCart(shop, client)).total, 100);
    t.match(await addToCart(shop, client, { id: map }), { refused: [], coupons: [{ code: "OVER150" }] });
  });

  t.test("removing takes one code or all of them", async (t) => {
    const client = await filled(guide);
    await applyCode(shop, client, ["STACK5", "STACK7"]);
    const { cart } = await shop.call<{ cart: CouponCart }>("client", "coupon_remove_from_cart", { code: "stack5" }, client);
    t.match(cart, { promocode: "STACK7", total: 93 });
    const all = await shop.call<{ cart: CouponCart }>("client", "coupon_remove_from_cart", {}, client);
    t.match(all.cart, { promocode: null, total: 100, coupons: [], refused: [] });
    t.match(await shop.call("client", "coupon_remove_from_cart", {}, await makeClient(shop)), { cart: { id: null } });
  });

  t.test("a guest applies codes under FOSSBilling's names, and keeps them through signing in", async (t) => {
    const guest = makeGuest();
    await addToCart(shop, guest.caller(), { id: guide });
    t.match(await shop.call("guest", "cart_apply_promo", { promocode: "ten" }, guest.caller()), { promocode: "TEN", total: 90 });
    t.match(await shop.call("guest", "cart_apply_promo", { promocode: "twenty" }, guest.caller()), {
      promocode: "TWENTY",
      total: 80,
      refused: [],
    });
    await makeCoupon(shop, "NEWCOMER", { applicable_to: "first_time_users" });
    t.equal(await codeOf(shop.call("guest", "cart_apply_promo", { promocode: "NEWCOMER" }, guest.caller())), "auth.required");
    t.match(await shop.call("guest", "cart_remove_promo", {}, guest.caller()), { promocode: null, total: 100 });
    await shop.call("guest", "cart_apply_promo", { promocode: "ten" }, guest.caller());
    await shop.call(
      "guest",
      "client_create",
      { email: "carla@example.com", first_name: "Carla", password: "correct horse battery", password_confirm: "correct horse battery" },
      guest.caller(),
    );
    const { list } = await shop.call<{ list: { id: number }[] }>("admin", "client_get_list", { search: "carla" });
    t.match(await readCart(shop, { kind: "client", clientId: list[0]?.id ?? 0 }), { promocode: "TEN", total: 90 });
  });

  t.test("emptying the cart takes its codes along", async (t) => {
    const client = await filled(guide);
    await applyCode(shop, client, "TEN");
    await shop.call("guest", "cart_reset", {}, client);
    t.match(await addToCart(shop, client, { id: guide }), { promocode: null, coupons: [], refused: [] });
  });

  t.test("a unique code works for whom it was made, and only once", async (t) => {
    const couponId = await makeCoupon(shop, "POOL");
    await shop.call("admin", "coupon_generate_codes", { id: couponId, count: 1 });
    const { list } = await shop.call<{ list: { code: string; kind?: string }[] }>("admin", "coupon_get_codes", { id: couponId });
    const unique = list.find(({ code }) => code !== "POOL")?.code ?? "";
    const one = await filled(guide);
    t.match(await applyCode(shop, one, unique), { applied: [unique], discount: 10 });
    await shop.call("client", "cart_checkout", {}, one);
    t.equal(await codeOf(applyCode(shop, await filled(guide), unique)), "coupon.already_used");
  });

  t.test("an unknown code counts against the throttle, a refusal of one's own code does not", async (t) => {
    const client = await filled(guide);
    for (let tries = 0; tries < 25; tries += 1) await codeOf(applyCode(shop, client, "HARD"));
    for (let tries = 0; tries < 20; tries += 1) t.equal(await codeOf(applyCode(shop, client, `GUESS${tries}`)), "coupon.not_found");
    t.equal(await codeOf(applyCode(shop, client, "TEN")), "throttled");
  });

  t.test("a non-stackable coupon that applies by itself gives way to a better code and wins over a worse one", async (t) => {
    await makeCoupon(shop, undefined, { internal_name: "Book week", value: 15, products: [map] });
    const client = await filled(map);
    t.match(await readCart(shop, client), { total: 51, promocode: null, coupons: [{ code: null, automatic: true, title: "Book week" }] });
    const worse: ApplyAnswer = await applyCode(shop, client, "TEN");
    t.match(worse, {
      applied: [],
      discount: 0,
      skipped: [{ code: "TEN", reasons: [{ code: "coupon.not_stackable", with: "Book week" }] }],
    });
    t.match(worse.cart, { total: 51, refused: [{ code: "TEN", reason: "coupon.not_stackable" }] });
    t.strictSame(await readCart(shop, client), worse.cart);
    t.match(await applyCode(shop, client, "TWENTY", { replace: true }), {
      applied: ["TWENTY"],
      cart: { total: 48, coupons: [{ code: "TWENTY" }] },
    });
  });
});
