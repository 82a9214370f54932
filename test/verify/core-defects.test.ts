import { makeWorkerUtils } from "graphile-worker";
import t from "tap";
import { sealActivity } from "#core/identity/activity/seal-activity.ts";
import { coreInvariants } from "#core/verify/core-invariants.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer } from "../billing/invoice-answer.ts";
import { addToCart, makeClient, makeProduct } from "../billing/shop-hand.ts";
import { valueModule } from "../billing/value-module.ts";
import { brokenBy, type PlantedDefect } from "./planted-defect.ts";

t.test("each promise of core", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  const queue = await makeWorkerUtils({ connectionString: shop.url });
  await queue.migrate();
  await queue.release();
  const invoices = await tradeALittle(shop, value);

  t.test("is kept by an honest shop", async (t) => {
    const reports = await verifyBooks(await shop.scope());
    t.strictSame(
      reports.filter(({ isKept }) => !isKept),
      [],
    );
    t.equal(reports.length, coreInvariants.length);
  });

  const defects = defectsOf(invoices);
  for (const defect of defects) {
    t.test(`${defect.breaks} is broken by ${defect.how}`, async (t) => {
      const broken = await brokenBy(shop, defect);
      t.strictSame(
        broken.map(({ id }) => id),
        [defect.breaks],
      );
      t.strictSame(
        broken.map(({ fault }) => fault),
        [undefined],
      );
      t.ok(broken[0]?.bad.length, "the rows that lead to it are shown");
    });
  }

  t.test("has a defect that shows it is watched", async (t) => {
    const watched = new Set(defects.map(({ breaks }) => breaks));
    t.strictSame(
      coreInvariants.map(({ id }) => id).filter((id) => !watched.has(id)),
      [],
    );
  });

  t.test("is kept again once the defects are gone", async (t) => {
    t.strictSame(
      (await verifyBooks(await shop.scope())).filter(({ isKept }) => !isKept),
      [],
    );
  });
});

type Traded = { readonly unpaid: number; readonly mixed: number; readonly whole: number; readonly cancelled: number };

/** Invoices in every state, paid with a card, credit and a gateway, with coupons, tax and stock. */
async function tradeALittle(shop: TestHost, value: Awaited<ReturnType<typeof valueModule>>): Promise<Traded> {
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const client = await makeClient(shop);
  const plan = await makeProduct(shop, "Plan", "19.99", { stock_control: true, quantity_in_stock: 100 });
  const domain = await makeProduct(shop, "Domain", "7.77");
  value.gifts = [{ kind: "percent", code: "THIRD", productId: plan, ratePpm: 333_333n }];
  value.cards.set("card", 1_000n);
  await shop.call("admin", "client_balance_add_funds", { id: client.clientId, amount: 20, description: "Goodwill" });
  const buy = async (input: object = {}) => {
    await addToCart(shop, client, { id: plan, quantity: 3 });
    await addToCart(shop, client, { id: domain, quantity: 2 });
    return (await shop.call<CheckoutAnswer>("client", "cart_checkout", input, client)).invoice_id;
  };
  const mixed = await buy({ gift_cards: ["card"] });
  await shop.call("client", "invoice_pay_with_credit", { id: mixed, amount: 15 }, client);
  const paid = await shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id: mixed, transaction_id: "GW-1" });
  await shop.call("admin", "invoice_refund", { id: mixed, lines: [{ id: paid.lines[0]?.id, quantity: 1 }] });
  const whole = await buy();
  await shop.call("admin", "invoice_mark_as_paid", { id: whole, transaction_id: "GW-2" });
  const refunded = await buy();
  await shop.call("admin", "invoice_mark_as_paid", { id: refunded });
  await shop.call("admin", "invoice_refund", { id: refunded });
  const cancelled = await buy();
  await shop.call("client", "invoice_pay_with_credit", { id: cancelled, amount: 2 }, client);
  await shop.call("admin", "invoice_cancel", { id: cancelled });
  const unpaid = await buy();
  await shop.call("admin", "invoice_adjust", { id: unpaid, amount: "1.23", reason: "Goodwill" });
  await addToCart(shop, client, { id: domain });
  await sealActivity(await shop.scope());
  return { unpaid, mixed, whole, cancelled };
}

function defectsOf({ unpaid, mixed, whole, cancelled }: Traded): readonly PlantedDefect[] {
  const payment = `(select min(id) from transaction where invoice_id = ${whole})`;
  const line = `(select min(id) from invoice_item where invoice_id = ${unpaid})`;
  return [
    {
      breaks: "billing.invoices-add-up",
      how: "an invoice that asks for more than its lines",
      statements: [`update invoice set subtotal_minor = subtotal_minor + 100, total_minor = total_minor + 100 where id = ${unpaid}`],
    },
    {
      breaks: "billing.invoice-lines-add-up",
      how: "units that cost more than their line",
      statements: [`update invoice_item set unit_totals = unit_totals || '[[1, "1"]]' where id = ${line}`],
    },
    {
      breaks: "billing.invoice-lines-add-up",
      how: "a price that was changed behind the subtotal",
      statements: [
        "alter table invoice_item drop constraint invoice_item_subtotal_check",
        `update invoice_item set unit_price_minor = unit_price_minor + 1 where id = ${line}`,
      ],
    },
    {
      breaks: "billing.adjustments-add-up",
      how: "a discount that nothing accounts for",
      statements: [`delete from invoice_adjustment where invoice_id = ${unpaid} and lane = 'manual'`],
    },
    {
      breaks: "billing.payments-add-up",
      how: "a sum of payments without a payment",
      statements: [`update invoice set paid_minor = paid_minor + 1 where id = ${unpaid}`],
    },
    {
      breaks: "billing.payments-add-up",
      how: "a paid invoice that is called unpaid again",
      statements: [`update invoice set status = 'unpaid' where id = ${whole}`],
    },
    {
      breaks: "billing.payment-shares-add-up",
      how: "a payment whose shares were lost",
      statements: [`update transaction set shares = '[]' where id = ${payment}`],
    },
    {
      breaks: "billing.gateway-payments-once",
      how: "a gateway payment booked for two invoices",
      statements: [
        "drop index transaction_reference_unique",
        `update transaction set reference = 'GW-2' where invoice_id = ${mixed} and type = 'gateway'`,
      ],
    },
    {
      breaks: "billing.refunds-add-up",
      how: "a refund that one payment does not know of",
      statements: [`update transaction set refunded_minor = refunded_minor - 1 where invoice_id = ${mixed} and type = 'gateway'`],
    },
    {
      breaks: "billing.refunds-add-up",
      how: "units refunded without a credit note",
      statements: [
        `update invoice_item set refunded_quantity = 1 where id = (select min(id) from invoice_item where invoice_id = ${whole})`,
      ],
    },
    {
      breaks: "billing.refunds-add-up",
      how: "a credit note whose lines say something else",
      statements: [`update credit_note_line set amount_minor = amount_minor + 1 where credit_note_id = (select min(id) from credit_note)`],
    },
    {
      breaks: "billing.credit-adds-up",
      how: "a balance that was raised by hand",
      statements: ["update client_wallet set balance_minor = balance_minor + 1"],
    },
    {
      breaks: "billing.credit-adds-up",
      how: "an entry that was taken out",
      statements: ["update client_balance set seq = seq + 1 where seq = (select max(seq) from client_balance)"],
    },
    {
      breaks: "billing.credit-payments-match",
      how: "an entry that was booked on another invoice",
      statements: [`update client_balance set invoice_id = ${whole} where invoice_id = ${mixed} and type = 'invoice'`],
    },
    {
      breaks: "billing.stock-is-real",
      how: "stock below zero",
      statements: [
        "alter table product drop constraint product_quantity_in_stock_check",
        "update product set quantity_in_stock = -1 where stock_control",
      ],
    },
    {
      breaks: "billing.stock-is-real",
      how: "a cancelled purchase that keeps its stock",
      statements: [
        `update client_order set stock_taken = quantity where id in (select client_order_id from invoice_item where invoice_id = ${cancelled})`,
      ],
    },
    {
      breaks: "billing.carts-ordered-once",
      how: "a cart that two invoices claim",
      statements: [`update invoice set cart_id = (select cart_id from invoice where id = ${mixed}) where id = ${whole}`],
    },
    {
      breaks: "billing.orders-have-history",
      how: "an order that changed its state in silence",
      statements: ["update client_order set status = 'suspended' where id = (select max(id) from client_order)"],
    },
    {
      breaks: "billing.holds-expire",
      how: "an invoice that nobody let expire",
      statements: [`update invoice set hold_until = now() - interval '3 days' where id = ${unpaid}`],
    },
    {
      breaks: "host.shop-has-one-currency",
      how: "a second default currency",
      statements: [
        "drop index currency_default_unique",
        "insert into currency (code, title, conversion_rate_millionths, is_default, created_at, updated_at) values ('EUR', 'Euro', 1000000, true, now(), now())",
      ],
    },
    {
      breaks: "api.keys-have-one-answer",
      how: "a key with two answers",
      statements: ["alter table idempotency_key drop constraint idempotency_key_pkey", ...[1, 2].map((number) => answerRow(200, number))],
    },
    { breaks: "api.keys-have-one-answer", how: "a fault kept as an answer", statements: [answerRow(500, 1)] },
    {
      breaks: "events.notices-move-on",
      how: "a notice nobody takes",
      statements: ["insert into outbox (name, payload, created_at) values ('nobody', '{}', now() - interval '1 hour')"],
    },
    {
      breaks: "jobs.deliveries-arrive",
      how: "a delivery that was given up",
      statements: [
        "select graphile_worker.add_job('notice', '{}'::json, max_attempts := 1)",
        "update graphile_worker._private_jobs set attempts = max_attempts",
      ],
    },
    {
      breaks: "identity.audit-chain-holds",
      how: "a sealed row that was rewritten",
      statements: ["update activity_system set message = 'Nothing happened.' where seq = 2"],
    },
    { breaks: "identity.audit-chain-holds", how: "a sealed row that is gone", statements: ["delete from activity_system where seq = 2"] },
    {
      breaks: "identity.audit-is-sealed",
      how: "a row that is never sealed",
      statements: [
        "insert into activity_system (actor_kind, door, request_id, action, message, created_at) values ('system', 'job', 'r', 'a', 'm', now() - interval '1 day')",
      ],
    },
  ];
}

function answerRow(status: number, number: number): string {
  return `insert into idempotency_key (scope, key_hash, request_hash, status, answer, is_encrypted, created_at, expires_at)
    values ('client:1 client cart_checkout', 'hash', 'request ${number}', ${status}, '{}', false, now(), now() + interval '8 days')`;
}
