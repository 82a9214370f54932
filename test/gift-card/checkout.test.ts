import t from "tap";
import type { TestHost } from "#test/harness/test-host.ts";
import { brokenPromises, type ClientCaller, codeOf, giftClient, giftShop, makeCard, readCard, readInvoice, refusalOf } from "./hand.ts";

type Placed = { readonly invoice_id: number; readonly order_id: number; readonly total: number; readonly balance_due: number };

t.test("gift cards at the checkout", async (t) => {
  const shop = await giftShop(t);
  const client = await giftClient(shop);
  const stranger = await giftClient(shop);
  const work = await product(shop, "Work", "custom", 30);
  const gift = await product(shop, "Gift card", "gift_card", 25);

  t.test("what the cards give is held, and captured when the rest is paid", async (t) => {
    const card = await makeCard(shop, 20);
    const placed = await buy(shop, client, [work], { gift_cards: [card.code] });
    t.match(placed, { total: 30, balance_due: 10 });
    t.match(await readCard(shop, card.id), { balance: 20, held: 20 });
    t.match(await readInvoice(shop, placed.invoice_id), { status: "unpaid", paid: 0, held: 20, balance_due: 10 });
    t.equal(
      await codeOf(shop.call("client", "gift_card_redeem", { code: card.code, invoice_id: placed.invoice_id }, client)),
      "gift_card.empty",
    );
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    t.match(await readCard(shop, card.id), { balance: 0, held: 0 });
    t.strictSame(
      (await readCard(shop, card.id)).entries.map(({ kind, amount, held_change, balance_after }) => [
        kind,
        amount,
        held_change,
        balance_after,
      ]),
      [
        ["issue", 20, 0, 20],
        ["hold", 0, 20, 20],
        ["capture", -20, -20, 0],
      ],
    );
  });

  t.test("an order paid by card alone is settled at once, with the same events as any payment", async (t) => {
    const card = await makeCard(shop, 100, { pin: "2468" });
    const placed = await buy(shop, client, [work], { gift_cards: [{ code: card.code, pin: "2468" }] });
    t.match(await readInvoice(shop, placed.invoice_id), { status: "paid", paid: 30, balance_due: 0 });
    t.match(await shop.call("client", "order_get", { id: placed.order_id }, client), { status: "active" });
    t.match(await readCard(shop, card.id), { balance: 70, held: 0 });
  });

  t.test("cancelling gives holds back, once", async (t) => {
    const card = await makeCard(shop, 20);
    const placed = await buy(shop, client, [work], { gift_cards: [card.code] });
    await shop.call("admin", "invoice_cancel", { id: placed.invoice_id });
    t.match(await readCard(shop, card.id), { balance: 20, held: 0 });
    t.equal((await readCard(shop, card.id)).entries.at(-1)?.kind, "release");
    t.equal(await codeOf(shop.call("admin", "invoice_cancel", { id: placed.invoice_id })), "invoice.not_cancellable");
  });

  t.test("of several cards the earliest to expire goes first, then given before sold, then the smallest", async (t) => {
    const large = await makeCard(shop, 40);
    const small = await makeCard(shop, 10);
    const soon = await makeCard(shop, 15, { expires_at: "2090-01-01" });
    const placed = await buy(shop, client, [work], { gift_cards: [large.code, small.code, soon.code, soon.code] });
    t.match(await readInvoice(shop, placed.invoice_id), { status: "paid" });
    t.match(await readCard(shop, soon.id), { balance: 0 });
    t.match(await readCard(shop, small.id), { balance: 0 });
    t.match(await readCard(shop, large.id), { balance: 35 });
  });

  t.test("one card that cannot pay refuses the checkout, and nothing is held", async (t) => {
    const good = await makeCard(shop, 10);
    const foreign = await makeCard(shop, 10, { client_id: stranger.clientId });
    const suspended = await makeCard(shop, 10);
    await shop.call("admin", "gift_card_suspend", { id: suspended.id, reason: "Reported" });
    await shop.call("guest", "cart_add_item", { id: work }, client);
    for (const [code, expected] of [
      [foreign.code, "gift_card.not_found"],
      ["0000-0000-0000-00000", "gift_card.not_found"],
      [suspended.code, "gift_card.suspended"],
    ] as const) {
      t.equal(await codeOf(shop.call("client", "cart_checkout", { gift_cards: [good.code, code] }, client)), expected);
    }
    t.match(await readCard(shop, good.id), { balance: 10, held: 0 });
    t.equal((await readCard(shop, good.id)).entries.length, 1);
    await shop.call("guest", "cart_reset", {}, client);
  });

  t.test("gift cards do not buy gift cards unless the shop says so", async (t) => {
    const card = await makeCard(shop, 100);
    const placed = await buy(shop, client, [work, gift], { gift_cards: [card.code] });
    t.match(placed, { total: 55, balance_due: 25 });
    await shop.call("guest", "cart_add_item", { id: gift }, client);
    const refusal = await refusalOf(shop.call("client", "cart_checkout", { gift_cards: [card.code] }, client));
    t.match(refusal, { code: "gift_card.amount_invalid", details: { max: 0 } });
    await shop.call("admin", "system_update_params", { gift_card_may_pay_gift_card: true });
    const all = await shop.call<Placed>("client", "cart_checkout", { gift_cards: [card.code] }, client);
    t.match(await readInvoice(shop, all.invoice_id), { status: "paid" });
    await shop.call("admin", "system_update_params", { gift_card_may_pay_gift_card: false });
  });

  t.test("an expired hold gives the money back, and a card that expired meanwhile can still be captured", async (t) => {
    const scope = await shop.scope();
    const soon = new Date(scope.now.getTime() + 86_400_000).toISOString();
    const card = await makeCard(shop, 20, { expires_at: soon });
    const kept = await buy(shop, client, [work], { gift_cards: [card.code] });
    const lapsing = await makeCard(shop, 20, { expires_at: soon });
    await buy(shop, client, [work], { gift_cards: [lapsing.code] });
    await shop.call("admin", "system_set_clock", { now: new Date(scope.now.getTime() + 2 * 86_400_000).toISOString() });
    t.match(await readCard(shop, card.id), { status: "expired", balance: 20, held: 20 });
    await shop.call("admin", "invoice_mark_as_paid", { id: kept.invoice_id });
    t.match(await readCard(shop, card.id), { balance: 0, held: 0 });
    await shop.call("admin", "system_set_clock", { now: new Date(scope.now.getTime() + 30 * 86_400_000).toISOString() });
    t.match(await shop.call("admin", "cron_run"), { failed: 0 });
    await shop.call("admin", "cron_run");
    const { balance, held, entries } = await readCard(shop, lapsing.id);
    t.strictSame([balance, held], [0, 0]);
    t.strictSame(
      entries.map(({ kind }) => kind),
      ["issue", "hold", "release", "expire"],
    );
    const refunded = await shop.call("admin", "invoice_refund", { id: kept.invoice_id });
    t.match(refunded, { refunded: 30 });
    t.match(await readCard(shop, card.id), { balance: 20, status: "active" }, "a refund gets time to be spent");
    await shop.call("admin", "system_set_clock", { now: null });
  });

  t.test("a card that is voided while it is held loses what comes back", async (t) => {
    const card = await makeCard(shop, 50);
    const placed = await buy(shop, client, [work], { gift_cards: [card.code] });
    t.match(await readInvoice(shop, placed.invoice_id), { status: "paid" }, "30 were captured");
    const other = await makeCard(shop, 25);
    const unpaid = await buy(shop, client, [work], { gift_cards: [other.code] });
    t.match(await shop.call("admin", "gift_card_void", { id: other.id, reason: "Fraud" }), { balance: 25, held: 25, status: "void" });
    await shop.call("admin", "invoice_cancel", { id: unpaid.invoice_id });
    t.match(await readCard(shop, other.id), { balance: 0, held: 0, status: "void" });
    await shop.call("admin", "gift_card_void", { id: card.id, reason: "Fraud" });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await readCard(shop, card.id), { balance: 30, status: "suspended" }, "a refund waits for staff to decide");
  });

  t.test("the books are right", async (t) => {
    t.strictSame(await brokenPromises(shop), []);
  });
});

function product(shop: TestHost, title: string, type: string, price: number): Promise<number> {
  return shop.call("admin", "product_create", { title, type, pricing: { type: "once", once: { price } } });
}

async function buy(shop: TestHost, client: ClientCaller, products: readonly number[], input: object): Promise<Placed> {
  for (const id of products) await shop.call("guest", "cart_add_item", { id }, client);
  return shop.call<Placed>("client", "cart_checkout", input, client);
}
