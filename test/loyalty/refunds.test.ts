import fc from "fast-check";
import { sql } from "kysely";
import t from "tap";
import { verifyBooks } from "#core/verify/verify-books.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import {
  accountOf,
  addToCart,
  buy,
  checkOut,
  decide,
  give,
  type InvoiceAnswer,
  loyaltyShop,
  makeClient,
  makeProduct,
  pay,
  refund,
} from "./hand.ts";

type Step = { readonly line: number; readonly quantity: number } | { readonly percent: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ line: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
);

t.test("refunds in every order and split end in the same ledgers", async (t) => {
  const shop = await loyaltyShop(t);
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const products = [await makeProduct(shop, "A", 33.33), await makeProduct(shop, "B", 7.77), await makeProduct(shop, "C", 0.49)];

  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), fc.integer({ min: 1, max: 6000 }), async (steps, points) => {
      const client = await makeClient(shop);
      await give(shop, client, 2000, { expires_at: "2090-01-01" });
      await give(shop, client, 4000);
      const before = await lotsOf(shop, client.clientId);
      for (const [index, id] of products.entries()) await addToCart(shop, client, id, index + 1);
      const placed = await checkOut(shop, client, { points });
      if (placed.balance_due > 0) await pay(shop, placed.invoice_id);
      const paid = await accountOf(shop, client);
      let earlier = paid;
      for (const one of steps) {
        const invoice = await shop.call<InvoiceAnswer & { refunded: number }>("admin", "invoice_get", { id: placed.invoice_id });
        const input =
          "line" in one
            ? { lines: [{ id: invoice.lines[one.line]?.id, quantity: one.quantity }] }
            : { amount: (Math.floor((invoice.total - invoice.refunded) * one.percent) / 100).toFixed(2) };
        await refund(shop, placed.invoice_id, input).catch(() => undefined);
        const now = await accountOf(shop, client);
        if (now.points < earlier.points || now.pending > earlier.pending || now.debt > 0)
          throw new Error("a refund only gives back and takes back");
        earlier = now;
      }
      await refund(shop, placed.invoice_id).catch(() => undefined);
      const after = await accountOf(shop, client);
      if (after.points !== 6000 || after.pending !== 0 || after.total_earned !== 6000 || after.total_spent !== 0) {
        throw new Error(`${JSON.stringify(after)} after ${JSON.stringify(steps)} with ${points} points`);
      }
      if (JSON.stringify((await lotsOf(shop, client.clientId)).slice(0, 2)) !== JSON.stringify(before)) throw new Error("the very lots");
    }),
    { numRuns: 25 },
  );
  t.strictSame(await broken(shop), [], "and every sum is the fold of its rows");
});

t.test("the same part of an order costs the same points whichever way it is refunded", async (t) => {
  const shop = await loyaltyShop(t);
  await decide(shop, { amount_per_point: { USD: 3 } });
  const id = await makeProduct(shop, "Course", 100);
  const pendingAfter = async (amounts: readonly number[]) => {
    const client = await makeClient(shop);
    const { invoice_id: invoice } = await buy(shop, client, id);
    const pending = [(await accountOf(shop, client)).pending];
    for (const amount of amounts) {
      await refund(shop, invoice, { amount });
      pending.push((await accountOf(shop, client)).pending);
    }
    return pending;
  };
  t.strictSame(await pendingAfter([50]), [33, 16]);
  t.strictSame(await pendingAfter([25, 25]), [33, 25, 16]);
});

t.test("points that were spent before their order is refunded are owed, and later earnings pay", async (t) => {
  const shop = await loyaltyShop(t);
  await decide(shop, { pending_days: 0 });
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  const { invoice_id: first } = await buy(shop, client, id);
  t.match(await accountOf(shop, client), { points: 100, pending: 0 });
  await shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 80, description: "spent" });
  await refund(shop, first);
  t.match(await accountOf(shop, client), { points: 0, debt: 80, total_earned: 0 });
  await buy(shop, client, id);
  t.match(await accountOf(shop, client), { points: 20, debt: 0, total_earned: 100 });
  t.strictSame(await broken(shop), []);
});

t.test("a tax-inclusive shop earns on net amounts", async (t) => {
  const shop = await loyaltyShop(t, { environment: { TAX_INCLUSIVE: "1" } });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const id = await makeProduct(shop, "Course", 119);
  const client = await makeClient(shop);
  await addToCart(shop, client, id, 2);
  const { invoice_id: invoice } = await checkOut(shop, client);
  const { lines } = await pay(shop, invoice);
  t.match(await accountOf(shop, client), { pending: 200 });
  await refund(shop, invoice, { lines: [{ id: lines[0]?.id, quantity: 1 }] });
  t.match(await accountOf(shop, client), { pending: 100 });
});

async function lotsOf(shop: TestHost, clientId: number): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select points::int, remaining::int, held::int, expires_at from loyalty_points_lot where client_id = ${clientId} order by id
  `.execute((await shop.scope()).db);
  return rows;
}

/** Promises of the module that the data does not keep. */
async function broken(shop: TestHost): Promise<readonly unknown[]> {
  return (await verifyBooks(await shop.scope(), { only: "loyalty" })).filter(({ isKept }) => !isKept);
}
