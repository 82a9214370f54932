import t from "tap";
import { billingTables } from "#core/billing/tables.ts";
import { testHost } from "#test/harness/test-host.ts";
import type { InvoiceAnswer } from "./invoice-answer.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { makeClient } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

t.test("account credit", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  const invoiceFor = (clientId: number, price: number) =>
    shop.call<number>("admin", "invoice_prepare", { client_id: clientId, items: [{ title: "A", price }], approve: true });
  const addFunds = (id: number, amount: number | string) =>
    shop.call("admin", "client_balance_add_funds", { id, amount, description: "Goodwill" });
  const entriesOf = async (clientId: number) =>
    billingTables(await shop.scope())
      .selectFrom("client_balance")
      .selectAll()
      .where("client_id", "=", clientId)
      .orderBy("seq")
      .execute();

  t.test("is only ever added to in amounts above 0", async (t) => {
    const client = await makeClient(shop);
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 0);
    t.equal(await addFunds(client.clientId, "12.50"), true);
    for (const amount of [0, -1, "0.001"]) t.equal(await codeOf(addFunds(client.clientId, amount)), "request.invalid");
    t.equal(await codeOf(addFunds(4711, 1)), "client.not_found");
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 12.5);
    t.match(await shop.call("client", "client_balance_get_list", {}, client), {
      total: 1,
      list: [{ seq: 1, amount: 12.5, balance_after: 12.5, currency: "USD", type: "gift", description: "Goodwill" }],
    });
  });

  t.test("pays part of an invoice, the rest of it, and comes back with a refund", async (t) => {
    const client = await makeClient(shop);
    const id = await invoiceFor(client.clientId, 30);
    const pay = (input: object) => shop.call<InvoiceAnswer>("client", "invoice_pay_with_credit", input, client);
    t.match(await refusalOf(pay({ id })), { code: "credit.insufficient", details: { available: 0, currency: "USD" } });
    await addFunds(client.clientId, 50);
    const { hash } = await shop.call<InvoiceAnswer>("admin", "invoice_get", { id });
    t.match(await pay({ hash, amount: 10 }), { status: "unpaid", paid: 10, balance_due: 20 });
    t.match(await refusalOf(pay({ id, amount: 20.01 })), { code: "invoice.amount_invalid", details: { max: 20 } });
    t.match(await pay({ id }), {
      status: "paid",
      paid: 30,
      payments: [
        { type: "credit", amount: 10 },
        { type: "credit", amount: 20 },
      ],
    });
    t.equal(await codeOf(pay({ id })), "invoice.not_payable");
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 20);
    await shop.call("admin", "invoice_refund", { id, amount: 12 });
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 32);
    await shop.call("admin", "invoice_refund", { id });
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 50);
    t.equal(await shop.call("admin", "client_balance_get_total", { id: client.clientId }), 50);
  });

  t.test("that is not enough pays what it can when staff use it", async (t) => {
    const client = await makeClient(shop);
    await addFunds(client.clientId, 5);
    const id = await invoiceFor(client.clientId, 30);
    t.match(await shop.call("admin", "invoice_pay_with_credits", { id }), { status: "unpaid", paid: 5, balance_due: 25 });
    t.match(await refusalOf(shop.call("client", "invoice_pay_with_credit", { id, amount: 1 }, client)), { code: "credit.insufficient" });
  });

  t.test("is never overspent, however many pay at once, and its entries have no gaps", async (t) => {
    const client = await makeClient(shop);
    await addFunds(client.clientId, 50);
    const ids: number[] = [];
    for (let count = 0; count < 12; count += 1) ids.push(await invoiceFor(client.clientId, 7));
    const outcomes = await Promise.allSettled(ids.map((id) => shop.call("client", "invoice_pay_with_credit", { id, amount: 7 }, client)));
    t.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 7);
    t.ok(outcomes.every((outcome) => outcome.status === "fulfilled" || outcome.reason.code === "credit.insufficient"));
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 1);
    const entries = await entriesOf(client.clientId);
    t.strictSame(
      entries.map(({ seq }) => seq),
      entries.map((_, index) => index + 1),
    );
    let balance = 0n;
    for (const entry of entries) {
      balance += entry.amount_minor;
      t.equal(entry.balance_after_minor, balance);
    }
  });

  t.test("one invoice paid by many requests at once is paid once", async (t) => {
    const client = await makeClient(shop);
    await addFunds(client.clientId, 100);
    const id = await invoiceFor(client.clientId, 30);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => shop.call("client", "invoice_pay_with_credit", { id }, client)),
    );
    t.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 70);
  });

  t.test("lapses with an entry when the client is erased; unpaid invoices are cancelled, names go from the others", async (t) => {
    const client = await makeClient(shop);
    await addFunds(client.clientId, 40);
    const [paid, open] = [await invoiceFor(client.clientId, 30), await invoiceFor(client.clientId, 30)];
    await shop.call("admin", "invoice_mark_as_paid", { id: paid });
    t.match(await shop.call("admin", "invoice_get", { id: paid }), { buyer: { first_name: "Ada" } });
    await shop.call("admin", "client_delete", { id: client.clientId });
    t.match((await entriesOf(client.clientId)).at(-1), { type: "lapse", amount_minor: -4_000n, balance_after_minor: 0n });
    t.match(await shop.call("admin", "invoice_get", { id: open }), { status: "cancelled", cancel_reason: "client_erased" });
    t.strictSame((await shop.call<{ buyer: object }>("admin", "invoice_get", { id: paid })).buyer, {});
    t.equal(await codeOf(addFunds(client.clientId, 1)), "client.erased");
  });
});
