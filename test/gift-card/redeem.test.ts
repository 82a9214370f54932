import t from "tap";
import { schemaDrift } from "#core/database/migrations.ts";
import {
  brokenPromises,
  codeOf,
  giftClient,
  giftShop,
  makeCard,
  makeInvoice,
  type RedeemAnswer,
  readCard,
  readInvoice,
  refusalOf,
} from "./hand.ts";

t.test("paying invoices with gift cards", async (t) => {
  const shop = await giftShop(t);
  const client = await giftClient(shop);
  const stranger = await giftClient(shop);

  t.test("the tables are what the entities declare", async (t) => {
    const drift = await schemaDrift(shop.host.database);
    t.notMatch(drift, /gift_card/);
  });

  t.test("a client pays part of its invoice, then the rest with another card, and the invoice is paid", async (t) => {
    const card = await makeCard(shop, 50);
    t.match(card, { value: 50, balance: 50, currency: "USD", status: "active", client_id: null, promo_id: null, expires_at: null });
    t.match(card.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}[0-9A-Z*~$=]$/);
    t.equal(card.last4, card.code.slice(-4));
    const invoice = await makeInvoice(shop, client, 80);
    const typed = card.code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "i");
    const first = await shop.call<RedeemAnswer>(
      "client",
      "gift_card_redeem",
      { code: typed, invoice_id: invoice, amount: "30.00" },
      client,
    );
    t.match(first, { redeemed: 30, balance: 20, invoice: { status: "unpaid", paid: 30, balance_due: 50 } });
    const second = await shop.call<RedeemAnswer>("client", "gift_card_redeem", { code: card.code, invoice_id: invoice }, client);
    t.match(second, { redeemed: 20, balance: 0, invoice: { status: "unpaid", paid: 50 } });
    const rest = await makeCard(shop, 100);
    const { hash } = second.invoice;
    const third = await shop.call<RedeemAnswer>("client", "gift_card_redeem", { code: rest.code, invoice_hash: hash }, client);
    t.match(third, { redeemed: 30, balance: 70, invoice: { status: "paid", paid: 80, balance_due: 0 } });
    t.strictSame(
      third.invoice.payments.map(({ type, amount, reference }) => [type, amount, reference]),
      [
        ["gift_card", 30, card.last4],
        ["gift_card", 20, card.last4],
        ["gift_card", 30, rest.last4],
      ],
    );
    t.strictSame(
      (await readCard(shop, card.id)).entries.map(({ seq, kind, amount, balance_after, invoice_id }) => [
        seq,
        kind,
        amount,
        balance_after,
        invoice_id,
      ]),
      [
        [1, "issue", 50, 50, null],
        [2, "capture", -30, 20, invoice],
        [3, "capture", -20, 0, invoice],
      ],
    );
  });

  t.test("staff pay any invoice, and a refund returns to the card", async (t) => {
    const card = await makeCard(shop, 100);
    const invoice = await makeInvoice(shop, client, 40);
    t.match(await shop.call("admin", "coupon_redeem_gift_card", { code: card.code, amount: 40, invoice_id: invoice }), {
      redeemed: 40,
      balance: 60,
      invoice: { status: "paid" },
    });
    t.match(await shop.call("admin", "invoice_refund", { id: invoice, amount: 15 }), {
      refunded: 15,
      tenders: [{ type: "gift_card", amount: 15 }],
    });
    t.match(await shop.call("admin", "invoice_refund", { id: invoice }), { refunded: 25, tenders: [{ type: "gift_card", amount: 25 }] });
    const { balance, entries } = await readCard(shop, card.id);
    t.equal(balance, 100);
    t.strictSame(
      entries.map(({ kind, amount }) => [kind, amount]),
      [
        ["issue", 100],
        ["capture", -40],
        ["refund", 15],
        ["refund", 25],
      ],
    );
  });

  t.test("cancelling a part-paid invoice returns what was paid", async (t) => {
    const card = await makeCard(shop, 25);
    const invoice = await makeInvoice(shop, client, 40);
    await shop.call("client", "gift_card_redeem", { code: card.code, invoice_id: invoice }, client);
    t.equal((await readCard(shop, card.id)).balance, 0);
    await shop.call("admin", "invoice_cancel", { id: invoice });
    t.equal((await readCard(shop, card.id)).balance, 25);
  });

  t.test("what is wrong is refused with its code, and nothing changes", async (t) => {
    const card = await makeCard(shop, 50);
    const yen = await makeCard(shop, 10, { currency: "EUR" }).catch(() => undefined);
    t.equal(yen, undefined, "no such currency in the shop");
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.9 });
    const euro = await makeCard(shop, 10, { currency: "EUR" });
    const small = await makeInvoice(shop, client, 20);
    const foreign = await makeInvoice(shop, stranger, 20);
    const paid = await makeInvoice(shop, client, 5);
    await shop.call("admin", "invoice_mark_as_paid", { id: paid });
    const cancelled = await makeInvoice(shop, client, 5);
    await shop.call("admin", "invoice_cancel", { id: cancelled });
    const redeem = (input: object) => shop.call("client", "gift_card_redeem", { code: card.code, invoice_id: small, ...input }, client);
    const table: readonly (readonly [string, object, string])[] = [
      ["zero", { amount: 0 }, "gift_card.amount_invalid"],
      ["negative", { amount: -5 }, "gift_card.amount_invalid"],
      ["fractional", { amount: 1.005 }, "request.invalid"],
      ["a text that is no amount", { amount: "5,00" }, "request.invalid"],
      ["infinite", { amount: 1e300 }, "request.invalid"],
      ["more than the invoice takes", { amount: 20.01 }, "gift_card.amount_invalid"],
      ["more than there is", { amount: 50.01 }, "gift_card.balance_too_low"],
      ["a foreign invoice", { invoice_id: foreign }, "invoice.not_found"],
      ["no such invoice", { invoice_id: 999_999 }, "invoice.not_found"],
      ["a paid invoice", { invoice_id: paid }, "gift_card.invoice_not_payable"],
      ["a cancelled invoice", { invoice_id: cancelled }, "gift_card.invoice_not_payable"],
      ["another currency", { code: euro.code }, "gift_card.currency_mismatch"],
      ["no code", { code: undefined }, "request.invalid"],
      ["both names", { id: card.id }, "request.invalid"],
      ["an unknown field", { note: "x" }, "request.invalid"],
    ];
    for (const [what, input, code] of table) t.equal(await codeOf(redeem(input)), code, what);
    t.match((await refusalOf(redeem({ amount: 30 }))).details, { max: 20 });
    t.match((await refusalOf(redeem({ amount: 60 }))).details, { available: 50 });
    t.equal((await readCard(shop, card.id)).entries.length, 1);
    t.match(await readInvoice(shop, small), { paid: 0, status: "unpaid" });
    t.match(await readInvoice(shop, foreign), { paid: 0, status: "unpaid" });
  });

  t.test("suspended, void, expired and empty cards say what they are", async (t) => {
    const invoice = await makeInvoice(shop, client, 20);
    const redeem = (code: string) => shop.call("client", "gift_card_redeem", { code, invoice_id: invoice }, client);
    const card = await makeCard(shop, 50);
    await shop.call("admin", "gift_card_suspend", { id: card.id, reason: "Reported stolen" });
    t.equal(await codeOf(redeem(card.code)), "gift_card.suspended");
    t.equal(await codeOf(shop.call("admin", "gift_card_suspend", { id: card.id, reason: "Again" })), "gift_card.state_conflict");
    t.match(await shop.call("admin", "gift_card_resume", { id: card.id, reason: "Found" }), { status: "active" });
    t.match(await shop.call("admin", "gift_card_void", { id: card.id, reason: "Fraud" }), { status: "void", balance: 0 });
    t.equal(await codeOf(redeem(card.code)), "gift_card.void");
    t.equal(await codeOf(shop.call("admin", "gift_card_recharge", { id: card.id, amount: 5 })), "gift_card.void");
    t.equal(await codeOf(shop.call("admin", "gift_card_void", { id: card.id })), "request.invalid");
    const empty = await makeCard(shop, 5);
    await shop.call("admin", "gift_card_adjust", { id: empty.id, amount: -5, reason: "Wrong" });
    t.equal(await codeOf(redeem(empty.code)), "gift_card.empty");
    t.equal(
      await codeOf(shop.call("admin", "gift_card_adjust", { id: empty.id, amount: -0.01, reason: "More" })),
      "gift_card.balance_too_low",
    );
    t.equal(await codeOf(shop.call("admin", "gift_card_adjust", { id: empty.id, amount: 5 })), "request.invalid", "a reason is needed");
    for (const amount of [0, -1, 0.001])
      t.equal(await codeOf(shop.call("admin", "gift_card_recharge", { id: empty.id, amount })), "request.invalid");
    t.match(await shop.call("admin", "gift_card_recharge", { id: empty.id, amount: 12.5 }), { balance: 12.5, value: 5 });
    t.match(await shop.call("client", "gift_card_redeem", { code: empty.code, invoice_id: invoice }, client), { redeemed: 12.5 });
    t.equal(await codeOf(shop.call("admin", "gift_card_suspend", { id: 999_999, reason: "None" })), "gift_card.not_found");
    t.equal((await refusalOf(shop.call("admin", "coupon_get_gift_card", { id: 999_999 }))).status, 404);
    t.equal((await refusalOf(shop.call("admin", "coupon_get_gift_card", { code: "nothing" }))).status, 422);
  });

  t.test("the books are right", async (t) => {
    t.strictSame(await brokenPromises(shop), []);
  });
});
