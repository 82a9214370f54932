import t from "tap";
import { type HostProcess, hostProcess, sharedDatabase, type WireAnswer } from "#test/harness/host-process.ts";
import { testHost } from "#test/harness/test-host.ts";
import {
  brokenPromises,
  type CardAnswer,
  codeOf,
  giftClient,
  giftShop,
  type InvoiceAnswer,
  makeCard,
  makeInvoice,
  readCard,
} from "./hand.ts";

t.test("1,000 debits of 7.00 at once on a card of 1,000.00, from two hosts and through two doors: 142 are granted", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url), await hostProcess(t, url)] as const;
  const [first, second] = hosts;
  const clientId = Number(resultOf(await first.call("admin", "client/create", { email: "ada@example.com", first_name: "Ada" })));
  const key = String(resultOf(await first.call("admin", "profile/api_key_reset", { id: clientId })));
  const { id, code } = resultOf(await first.call("admin", "coupon/generate_gift_card", { value: 1_000 })) as { id: number; code: string };
  const items = [{ title: "Work", price: 5_000, quantity: 1, taxed: false }];
  const invoices: number[] = [];
  for (let count = 0; count < 4; count += 1) {
    invoices.push(Number(resultOf(await second.call("admin", "invoice/prepare", { client_id: clientId, items, approve: true }))));
  }
  const debit = async (number: number): Promise<WireAnswer> => {
    const host: HostProcess = number % 2 === 0 ? first : second;
    const input = { code, amount: 7, invoice_id: invoices[number % invoices.length] };
    const isClient = number % 4 < 2;
    for (;;) {
      const answer = isClient
        ? await host.call("client", "gift_card/redeem", input, { key })
        : await host.call("admin", "coupon/redeem_gift_card", input);
      if (answer.status !== 503) return answer;
    }
  };
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, number) => debit(number)));
  t.comment(`${Math.round(performance.now() - started)} ms`);
  t.equal(answers.filter(({ status }) => status === 200).length, 142);
  t.strictSame(
    new Set(answers.filter(({ status }) => status !== 200).map(({ error }) => error?.code)),
    new Set(["gift_card.balance_too_low"]),
  );
  const card = resultOf(await second.call("admin", "coupon/get_gift_card", { id })) as CardAnswer;
  t.match(card, { balance: 6, held: 0 });
  t.strictSame(
    card.entries.map(({ seq, balance_after }) => [seq, balance_after]),
    Array.from({ length: 143 }, (_, index) => [index + 1, 1_000 - 7 * index]),
  );
  let paid = 0;
  for (const invoice of invoices) paid += (resultOf(await first.call("admin", "invoice/get", { id: invoice })) as InvoiceAnswer).paid;
  t.equal(paid, 994);
  await first.stop();
  await second.stop();
  t.strictSame(await brokenPromises(await testHost(t, { url })), []);
});

t.test("paying, cancelling and expiring at once: each hold resolves once", async (t) => {
  const shop = await giftShop(t);
  const other = await testHost(t, { url: shop.url });
  const client = await giftClient(shop);
  const work = await shop.call<number>("admin", "product_create", {
    title: "Work",
    type: "custom",
    pricing: { type: "once", once: { price: 30 } },
  });
  const { now } = await shop.scope();
  const late = new Date(now.getTime() + 60 * 86_400_000).toISOString();
  const ends = new Map<string, number>();
  for (let round = 0; round < 12; round += 1) {
    const card = await makeCard(shop, 20);
    await shop.call("guest", "cart_add_item", { id: work }, client);
    const { invoice_id: id } = await shop.call<{ readonly invoice_id: number }>(
      "client",
      "cart_checkout",
      { gift_cards: [card.code] },
      client,
    );
    await shop.call("admin", "system_set_clock", { now: late });
    const outcomes = await Promise.allSettled([
      shop.call("admin", "invoice_mark_as_paid", { id }),
      other.call("admin", "invoice_cancel", { id }),
      other.call("admin", "cron_run"),
      shop.call("admin", "invoice_cancel", { id }),
      other.call("admin", "invoice_mark_as_paid", { id }),
    ]);
    await shop.call("admin", "system_set_clock", { now: null });
    const [payOne, cancelOne, , cancelTwo, payTwo] = outcomes.map(({ status }) => status === "fulfilled");
    t.ok([payOne, payTwo, cancelOne, cancelTwo].filter(Boolean).length <= 1, "at most one gets through");
    const { balance, held, entries } = await readCard(shop, card.id);
    const end = entries.at(-1)?.kind ?? "";
    ends.set(end, (ends.get(end) ?? 0) + 1);
    t.equal(entries.length, 3, "issued, held, and one end");
    t.strictSame([held, balance], end === "capture" ? [0, 0] : [0, 20]);
  }
  t.comment(JSON.stringify(Object.fromEntries(ends)));
  t.strictSame(await brokenPromises(shop), []);
});

t.test("with the module disabled the host and coupons work on, and the balances are there again afterwards", async (t) => {
  const shop = await giftShop(t);
  const client = await giftClient(shop);
  const work = await shop.call<number>("admin", "product_create", {
    title: "Work",
    type: "custom",
    pricing: { type: "once", once: { price: 30 } },
  });
  const card = await makeCard(shop, 50);
  await shop.call("guest", "cart_add_item", { id: work }, client);
  const held = await shop.call<{ readonly invoice_id: number }>("client", "cart_checkout", { gift_cards: [card.code] }, client);
  t.equal(held.invoice_id > 0, true);
  const open = await makeCard(shop, 10);
  await shop.call("guest", "cart_add_item", { id: work }, client);
  const waiting = await shop.call<{ readonly invoice_id: number }>("client", "cart_checkout", { gift_cards: [open.code] }, client);
  await shop.call("admin", "extension_deactivate", { id: "gift-card" });
  const scope = await shop.scope();
  t.equal(scope.wiring.method("client", "gift_card_redeem"), undefined);
  t.equal(scope.wiring.method("admin", "coupon_generate_gift_card"), undefined);
  await shop.call("admin", "coupon_create_advanced", { code: "TENOFF", type: "percentage", value: 10 });
  await shop.call("guest", "cart_add_item", { id: work }, client);
  t.match(await shop.call("client", "coupon_apply_to_cart", { code: "TENOFF" }, client), { discount: 3 });
  t.equal(await codeOf(shop.call("client", "cart_checkout", { gift_cards: [card.code] }, client)), "request.invalid");
  t.match(await shop.call("client", "cart_checkout", {}, client), { total: 27 });
  t.equal(await codeOf(shop.call("admin", "invoice_mark_as_paid", { id: waiting.invoice_id })), "invoice.tender_unavailable");
  const refusal = await shop.call("admin", "extension_uninstall", { id: "gift-card" }).catch((fault: unknown) => fault);
  t.match(refusal, { code: "extension.open_balances" });
  await shop.call("admin", "extension_activate", { id: "gift-card" });
  t.match(await readCard(shop, card.id), { balance: 20, entries: [{ kind: "issue" }, { kind: "hold" }, { kind: "capture" }] });
  await shop.call("admin", "invoice_mark_as_paid", { id: waiting.invoice_id });
  t.match(await readCard(shop, open.id), { balance: 0, held: 0 });
  const invoice = await makeInvoice(shop, client, 5);
  t.match(await shop.call("client", "gift_card_redeem", { code: card.code, invoice_id: invoice }, client), { balance: 15 });
});

/** What was answered; a refusal fails the test. */
function resultOf({ status, result, error }: WireAnswer): unknown {
  if (status !== 200) throw new Error(`${status} ${error?.code}: ${error?.message}`);
  return result;
}
