import t from "tap";
import { testHost } from "#test/harness/test-host.ts";

type Quote = {
  readonly most: number;
  readonly discount: number;
  readonly used: number;
  readonly points: number;
  readonly reason: string | null;
};

t.test("what the portal asks beyond the shop's other doors", async (t) => {
  const { call } = await testHost(t);
  const id = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const ada = { kind: "client", clientId: id } as const;
  const product = await call<number>("admin", "product_create", {
    title: "Book",
    type: "custom",
    pricing: { type: "once", once: { price: 30 } },
  });

  t.test("everybody may know who gives sessions at the moment, by name alone", async (t) => {
    const maya = await call<number>("admin", "consultant_create", { name: "Maya", email: "maya@shop.example" });
    const past = await call<number>("admin", "consultant_create", { name: "Past" });
    await call("admin", "consultant_update", { id: past, active: false });
    t.same(await call("guest", "consultant_get_pairs"), { [maya]: "Maya" });
  });

  t.test("a quote says how many points the cart takes, and changes nothing", async (t) => {
    t.match(await call<Quote>("client", "loyalty_cart_quote", {}, ada), { points: 0, most: 0, used: 0, discount: 0, reason: null });
    await call("admin", "coupon_add_client_loyalty_points", { client_id: id, points: 5000, description: "A present" });
    await call("guest", "cart_add_item", { id: product }, ada);
    t.match(await call<Quote>("client", "loyalty_cart_quote", {}, ada), { points: 5000, most: 3000, discount: 30, used: 0 });
    await call("client", "loyalty_redeem", { points: 700 }, ada);
    t.match(await call<Quote>("client", "loyalty_cart_quote", {}, ada), { most: 3000, used: 700 });
    t.match(await call("guest", "cart_get", {}, ada), { points: { used: 700 }, total: 23 });
    await call("client", "loyalty_cancel_redeem", {}, ada);
  });

  t.test("at the checkout an own card is named by its id, and only one's own", async (t) => {
    const own = await call<{ readonly id: number }>("admin", "coupon_generate_gift_card", { value: 10, currency: "USD", client_id: id });
    const bearer = await call<{ readonly id: number }>("admin", "coupon_generate_gift_card", { value: 10, currency: "USD" });
    await t.rejects(call("client", "cart_checkout", { gift_cards: [{ id: bearer.id }] }, ada), { code: "gift_card.not_found" });
    t.match(await call("client", "cart_checkout", { gift_cards: [{ id: own.id }] }, ada), { total: 30, balance_due: 20 });
  });
});
