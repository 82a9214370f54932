import t from "tap";
import { couponTables } from "#modules/coupon/tables.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, couponShop, makeCoupon, readCart, stateOf } from "./coupon-hand.ts";

type Check = { valid: boolean; discount: number; currency: string; reasons: { code: string; missing?: number; message: string }[] };
type Offer = { code: string | null; title: string; discount_now: number; usable: boolean; automatic: boolean; reasons: { code: string }[] };
type Explanation = {
  valid: boolean;
  discount: number;
  verdicts: { rule: string; ok: boolean; code: string | null; missing: unknown; message: string }[];
  trace: { step: string; before: number; after: number; amount: number }[];
};

t.test("questions about coupons", async (t) => {
  const shop = await couponShop(t);
  const guide = await makeProduct(shop, "Guide", 100);
  const map = await makeProduct(shop, "Map", 60);
  const buyer = async (...products: number[]) => {
    const client = await makeClient(shop);
    for (const id of products) await addToCart(shop, client, { id });
    return client;
  };
  await makeCoupon(shop, "TEN");
  await makeCoupon(shop, "MIN120", { min_order_amount: 120 });

  t.test("whether a code is valid for the cart, or for products in none; nothing changes", async (t) => {
    const client = await buyer(guide);
    const valid = (code: string, products?: unknown) => shop.call<Check>("client", "coupon_is_valid", { code, products }, client);
    t.match(await valid("ten"), { valid: true, discount: 10, currency: "USD", reasons: [] });
    t.match(await valid("MIN120"), {
      valid: false,
      discount: 0,
      reasons: [{ code: "coupon.min_order_not_met", missing: 20, message: /20/ }],
    });
    t.match(await valid("MIN120", [guide, { id: map, quantity: 2 }]), { valid: true, discount: 22 });
    t.match(await valid("TEN", []), { valid: false, reasons: [{ code: "coupon.no_eligible_items" }] });
    t.match(await valid("NOBODY"), { valid: false, reasons: [{ code: "coupon.not_found" }] });
    t.match(await readCart(shop, client), { coupons: [], refused: [], version: 2 });
    await applyCode(shop, client, "TEN");
    t.match(await valid("TEN"), { valid: true, discount: 10 }, "what is applied is valid");
    t.match(await shop.call("client", "coupon_is_valid", { code: "TEN" }, await makeClient(shop)), {
      valid: false,
      reasons: [{ code: "coupon.no_eligible_items" }],
    });
  });

  t.test("which coupons a client may know of", async (t) => {
    const groupId = await shop.call<number>("admin", "client_group_create", { title: "Friends" });
    await makeCoupon(shop, "LISTED", { listed: 1, description: "For everybody" });
    await makeCoupon(shop, "LISTED-BIG", { listed: 1, min_order_amount: 1000 });
    await makeCoupon(shop, "GROUP", { client_groups: [groupId] });
    await makeCoupon(shop, "LISTED-GROUP", { client_groups: [groupId], listed: 1 });
    await makeCoupon(shop, "OFF", { listed: 1, active: 0 });
    const offers = (as: Awaited<ReturnType<typeof buyer>>, more = {}) =>
      shop
        .call<Offer[]>("client", "coupon_get_available_coupons", more, as)
        .then((list) => list.toSorted((one, other) => String(one.code).localeCompare(String(other.code))));
    const stranger = await buyer(guide);
    t.match(await offers(stranger), [{ code: "LISTED", title: "For everybody", usable: true, discount_now: 10, reasons: [] }]);
    t.strictSame(
      (await offers(stranger, { include_unusable: 1 })).map(({ code, usable }) => [code, usable]),
      [
        ["LISTED", true],
        ["LISTED-BIG", false],
      ],
    );
    const friend = await buyer(guide);
    await shop.call("admin", "client_update", { id: friend.clientId, group_id: groupId });
    t.strictSame(
      (await offers(friend)).map(({ code }) => code),
      ["GROUP", "LISTED", "LISTED-GROUP"],
    );
    t.match(
      (await offers(await makeClient(shop))).map(({ code, usable, discount_now }) => [code, usable, discount_now]),
      [
        ["LISTED", true, 0],
        ["LISTED-BIG", true, 0],
      ],
      "an empty cart speaks against nothing",
    );
  });

  t.test("a code assigned to a client is offered to that client only", async (t) => {
    const id = await makeCoupon(shop, "ASSIGN");
    const [mine, theirs] = [await buyer(guide), await buyer(guide)];
    const scope = await shop.scope();
    await couponTables(scope)
      .insertInto("promo_code")
      .values({ promo_id: id, code: "MINE-ONLY", kind: "unique", client_id: mine.clientId, created_at: scope.now })
      .execute();
    const codes = async (as: typeof mine) =>
      (await shop.call<Offer[]>("client", "coupon_get_available_coupons", {}, as)).map(({ code }) => code);
    t.ok((await codes(mine)).includes("MINE-ONLY"));
    t.notOk((await codes(theirs)).includes("MINE-ONLY"));
    t.match(await shop.call("client", "coupon_is_valid", { code: "MINE-ONLY" }, theirs), {
      valid: false,
      reasons: [{ code: "coupon.not_found" }],
    });
    t.match(await applyCode(shop, mine, "mine-only"), { applied: ["MINE-ONLY"] });
  });

  t.test("support sees every condition, for another client and another time", async (t) => {
    const id = await makeCoupon(shop, "EXPLAIN", {
      products: [map],
      min_order_amount: 120,
      end_at: "2126-05-31",
      applicable_to: "first_time_users",
      maxuses: 1,
    });
    const client = await buyer(guide);
    const explain = (input: object) => shop.call<Explanation>("admin", "coupon_explain", { code: "explain", ...input });
    const one = await explain({ client_id: client.clientId });
    t.match(one, { valid: false, discount: 0 });
    const of = (rule: string, { verdicts }: Explanation = one) => verdicts.find((verdict) => verdict.rule === rule);
    t.match(of("min_order_amount"), { ok: false, code: "coupon.min_order_not_met", missing: 20, message: /20/ });
    t.match(of("products"), { ok: false, code: "coupon.no_eligible_items" });
    t.match(of("first_time_client"), { ok: true, code: null });
    t.match(of("date_window"), { ok: true });
    t.match(of("maxuses"), { ok: true });
    const products = await explain({ client_id: client.clientId, items: [{ id: guide }, { id: map, quantity: 2 }] });
    t.match(products, { valid: true, discount: 12, trace: [{ step: "taken", before: 220, after: 208, amount: 12 }, { step: "tax" }] });
    t.match(of("date_window", await explain({ client_id: client.clientId, at: "2126-06-01" })), { ok: false, code: "coupon.expired" });
    t.match(await explain({ code: "NOBODY" }), { valid: false, verdicts: [{ rule: "code", ok: false, code: "coupon.not_found" }] });
    const cart = await readCart(shop, client);
    t.match(await explain({ code: "TEN", cart_id: cart.id }), { valid: true, discount: 10 });
    t.match(await stateOf(shop, id), { used: 0, statuses: [], agrees: true });
  });

  t.test("the best combination of attached and offered coupons", async (t) => {
    await makeCoupon(shop, "PPP", { value: 30, products: [guide], stackable: 1, class: "p", listed: 1 });
    await makeCoupon(shop, "QQQ", { value: 20, products: [guide, map], stackable: 1, excludes_classes: ["p"], listed: 1 });
    await makeCoupon(shop, "RRR", { type: "absolute", value: 15, stackable: 1, min_order_amount: 130, min_order_base: "after_line" });
    const client = await buyer(guide, map);
    await applyCode(shop, client, "RRR");
    t.match(await shop.call("client", "coupon_best_combination", {}, client), {
      codes: ["RRR", "PPP"],
      discount: 45,
      total: 115,
      proven_optimal: true,
    });
    t.match(await applyCode(shop, client, "QQQ"), {
      applied: ["QQQ"],
      cart: { total: 128, refused: [{ code: "RRR", details: { missing: 2 } }] },
    });
    t.match(await applyCode(shop, client, ["PPP"], { replace: true }), {
      cart: {
        total: 115,
        coupons: [
          { code: "PPP", discount: 30 },
          { code: "RRR", discount: 15 },
        ],
        refused: [],
      },
    });
  });
});
