import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import t from "tap";
import type { TestHost } from "#test/harness/test-host.ts";
import {
  brokenPromises,
  type CardAnswer,
  type ClientCaller,
  giftClient,
  giftShop,
  makeCard,
  makeInvoice,
  readCard,
  readInvoice,
  runJob,
} from "./hand.ts";

type Placed = { readonly invoice_id: number; readonly total: number };

t.test("buying gift cards", async (t) => {
  const folder = t.testdir();
  const shop = await giftShop(t, { environment: { MAIL_URL: pathToFileURL(folder).href } });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  await shop.call("admin", "extension_config_save", { ext: "gift-card", expiry_days: 365, mail_from: "gifts@shop.example" });
  const client = await giftClient(shop, "Ada");
  const gift = await shop.call<number>("admin", "product_create", {
    title: "Gift card",
    type: "gift_card",
    pricing: { type: "once", once: { price: 25 } },
  });

  t.test("a paid card is issued, untaxed, and its code is drawn when it is mailed", async (t) => {
    const placed = await buy(shop, client, gift, 1, {
      recipient_name: "Grace",
      recipient_email: "grace@example.com",
      message: "Happy birthday\nfrom all of us",
    });
    t.equal(placed.total, 25);
    t.strictSame(await cardsOf(shop, placed.invoice_id), [], "nothing before it is paid");
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    const [card] = await cardsOf(shop, placed.invoice_id);
    t.match(card, { value: 25, balance: 25, currency: "USD", source: "purchase", promotional: false, client_id: null, last4: null });
    t.ok(card?.expires_at);
    await runJob(shop, "gift-card.deliver");
    const [mail] = mails(folder);
    t.match(mail, /^To: grace@example\.com$/m);
    t.match(mail, /^From: gifts@shop\.example$/m);
    t.match(mail, /Hello Grace,/);
    t.match(mail, /> from all of us/);
    const code = codeIn(mail);
    t.equal((await readCard(shop, card?.id ?? 0)).last4, code.slice(-4));
    const other = await giftClient(shop);
    t.match(await shop.call("client", "gift_card_redeem", { code, invoice_id: await makeInvoice(shop, other, 5) }, other), {
      redeemed: 5,
      balance: 20,
    });
    await runJob(shop, "gift-card.deliver");
    t.equal(mails(folder).length, 1, "mailed once");
    const [file = ""] = readdirSync(folder);
    t.equal(statSync(join(folder, file)).mode & 0o777, 0o600);
    rmSync(join(folder, file));
  });

  t.test("without a recipient the cards are the buyer's own, one for each unit", async (t) => {
    const placed = await buy(shop, client, gift, 3);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    t.equal((await shop.call<readonly unknown[]>("client", "coupon_get_client_gift_cards", {}, client)).length, 3);
    await runJob(shop, "gift-card.deliver");
    const sent = mails(folder);
    t.equal(sent.length, 3);
    t.equal(new Set(sent.map(codeIn)).size, 3);
    t.ok(sent.every((mail) => /^To: ada-1@example\.com$/im.test(mail)));
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });

  t.test("a delivery date is waited for", async (t) => {
    const { now } = await shop.scope();
    const birthday = new Date(now.getTime() + 20 * 86_400_000);
    const placed = await buy(shop, client, gift, 1, { recipient_email: "later@example.com", deliver_at: birthday.toISOString() });
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    await runJob(shop, "gift-card.deliver");
    t.equal(mails(folder).length, 0);
    t.match(await cardsOf(shop, placed.invoice_id), [{ last4: null, balance: 25 }]);
    await shop.call("admin", "system_set_clock", { now: birthday.toISOString() });
    await runJob(shop, "gift-card.deliver");
    t.equal(mails(folder).length, 1);
    await shop.call("admin", "system_set_clock", { now: null });
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });

  t.test("a refunded unit voids its own card, also when staff have voided another one", async (t) => {
    const placed = await buy(shop, client, gift, 3);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    const units = (await cardsOf(shop, placed.invoice_id)).toSorted((one, other) => one.id - other.id);
    await shop.call("admin", "gift_card_void", { id: units[2]?.id, reason: "Lost" });
    const [line] = (await readInvoice(shop, placed.invoice_id)).lines;
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id, lines: [{ id: line?.id, quantity: 1 }] });
    t.match(await readCard(shop, units[1]?.id ?? 0), { status: "active", balance: 25 });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id, lines: [{ id: line?.id, quantity: 1 }] });
    t.match(await readCard(shop, units[1]?.id ?? 0), { status: "void", balance: 0 });
    t.match(await readCard(shop, units[0]?.id ?? 0), { status: "active", balance: 25 });
    await runJob(shop, "gift-card.deliver");
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });

  t.test("what is bought and refunded while the module is off is made up for", async (t) => {
    const before = await buy(shop, client, gift, 2);
    await shop.call("admin", "invoice_mark_as_paid", { id: before.invoice_id });
    const during = await buy(shop, client, gift, 3);
    const dropped = await buy(shop, client, gift, 1);
    await shop.call("admin", "extension_deactivate", { id: "gift-card" });
    for (const { invoice_id: id } of [during, dropped]) await shop.call("admin", "invoice_mark_as_paid", { id });
    await shop.call("admin", "invoice_refund", { id: dropped.invoice_id });
    for (const { invoice_id: id } of [before, during]) {
      const [line] = (await readInvoice(shop, id)).lines;
      await shop.call("admin", "invoice_refund", { id, lines: [{ id: line?.id, quantity: 1 }] });
    }
    await shop.call("admin", "extension_activate", { id: "gift-card" });
    for (const round of ["once", "again"]) {
      await runJob(shop, "gift-card.catch-up");
      const statuses = async (id: number) =>
        (await cardsOf(shop, id)).toSorted((one, other) => one.id - other.id).map(({ status, balance }) => [status, balance]);
      t.strictSame(
        await statuses(before.invoice_id),
        [
          ["active", 25],
          ["void", 0],
        ],
        round,
      );
      t.strictSame(
        await statuses(during.invoice_id),
        [
          ["active", 25],
          ["active", 25],
          ["void", 0],
        ],
        round,
      );
      t.strictSame(await statuses(dropped.invoice_id), [], round);
    }
    await runJob(shop, "gift-card.deliver");
    t.equal(mails(folder).length, 3, "one that was kept before, two that were kept of those bought meanwhile");
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
    t.strictSame(await brokenPromises(shop), []);
  });

  t.test("a mail that cannot leave is sent later with the same code", async (t) => {
    const scope = await shop.scope();
    const placed = await buy(shop, client, gift, 1, { recipient_email: "stuck@example.com" });
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file where the folder should be");
    await runJob(shop, "gift-card.deliver");
    const [card] = await cardsOf(shop, placed.invoice_id);
    t.ok(card?.last4, "drawn");
    rmSync(folder);
    await runJob(shop, "gift-card.deliver");
    t.notOk(statSync(folder, { throwIfNoEntry: false }), "not before its time");
    await shop.call("admin", "system_set_clock", { now: new Date(scope.now.getTime() + 3_600_000).toISOString() });
    await runJob(shop, "gift-card.deliver");
    t.equal(mails(folder).map(codeIn)[0]?.slice(-4), card?.last4);
    await shop.call("admin", "system_set_clock", { now: null });
  });

  t.test("refunding the order voids what is unspent, and the credit note says so", async (t) => {
    const placed = await buy(shop, client, gift, 2);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    const cards = (await cardsOf(shop, placed.invoice_id)).toSorted((one, other) => one.id - other.id);
    const [first, second] = cards;
    const spent = await makeInvoice(shop, client, 10);
    await shop.call("client", "gift_card_redeem", { id: second?.id, invoice_id: spent }, client);
    const { lines } = await readInvoice(shop, placed.invoice_id);
    const refund = { id: placed.invoice_id, lines: [{ id: lines[0]?.id, quantity: 1 }] };
    const note = await shop.call<{ readonly credit_note_id: number; readonly refunded: number }>("admin", "invoice_refund", refund);
    t.equal(note.refunded, 25);
    t.match(await readCard(shop, second?.id ?? 0), { status: "void", balance: 0 });
    t.match(await readCard(shop, first?.id ?? 0), { status: "active", balance: 25 });
    t.match(await noteOf(shop, note.credit_note_id), /\$15\.00 unspent and voided, \$10\.00 already spent\./);
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await readCard(shop, first?.id ?? 0), { status: "void", balance: 0 });
  });

  t.test("refunding an amount takes as much off the cards", async (t) => {
    const placed = await buy(shop, client, gift, 2);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id, amount: 30 });
    const cards = await cardsOf(shop, placed.invoice_id);
    t.equal(
      cards.reduce((sum, { balance }) => sum + balance, 0),
      20,
    );
    t.ok(cards.every(({ status }) => status === "active"));
  });

  t.test("a card is not issued twice, and an unpaid or cancelled order issues none", async (t) => {
    const placed = await buy(shop, client, gift, 1);
    await shop.call("admin", "invoice_cancel", { id: placed.invoice_id });
    t.strictSame(await cardsOf(shop, placed.invoice_id), []);
    const card = await makeCard(shop, 1);
    t.equal((await readCard(shop, card.id)).source, "staff");
  });

  t.test("the books are right", async (t) => {
    t.strictSame(await brokenPromises(shop), []);
  });
});

async function buy(shop: TestHost, client: ClientCaller, id: number, quantity: number, config: object = {}): Promise<Placed> {
  await shop.call("guest", "cart_add_item", { id, quantity, config }, client);
  return shop.call<Placed>("client", "cart_checkout", {}, client);
}

async function cardsOf(shop: TestHost, invoiceId: number): Promise<readonly CardAnswer[]> {
  const { list } = await shop.call<{ readonly list: readonly CardAnswer[] }>("admin", "gift_card_get_list", {
    invoice_id: invoiceId,
    source: "purchase",
  });
  return list;
}

function mails(folder: string): string[] {
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8").replaceAll("=\n", ""));
}

function codeIn(mail = ""): string {
  return /code: (\S{20})/.exec(mail.replaceAll("=3D", "="))?.[1] ?? "";
}

async function noteOf(shop: TestHost, id: number): Promise<string> {
  const { giftCardTables } = await import("#modules/gift-card/tables.ts");
  const row = await giftCardTables(await shop.scope())
    .selectFrom("credit_note")
    .select("note")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.note ?? "";
}
