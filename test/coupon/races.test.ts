import { sql } from "kysely";
import t from "tap";
import { holdClientUses } from "#modules/coupon/services/hold-client-uses.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { termsFromJson } from "#modules/coupon/terms-json.ts";
import { codeOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import { applyCode, checkOut, couponShop, makeCoupon, type Placed, stateOf } from "./coupon-hand.ts";
import { sampleCandidate } from "./sample-plan.ts";

type ClientActor = { readonly kind: "client"; readonly clientId: number };

const nobody: ClientActor = { kind: "client", clientId: 0 };

/** So many clients, each with the product in a cart to which the codes of these coupons are attached, in an order of their own. */
async function crowd(shop: TestHost, size: number, product: number, couponIds: readonly number[]): Promise<readonly ClientActor[]> {
  const { db } = await shop.scope();
  const { rows } = await sql<{ client_id: number }>`
    with people as (
      insert into client (email, first_name, created_at, updated_at)
      select 'crowd-' || ${couponIds.join("-")} || '-' || n || '@example.com', 'Ada', now(), now() from generate_series(1, ${size}::int) n returning id
    ), carts as (
      insert into cart (client_id, status, currency, version, created_at, updated_at)
      select id, 'open', 'USD', 1, now(), now() from people returning id, client_id
    ), lines as (
      insert into cart_product (cart_id, product_id, quantity, config, created_at) select id, ${product}::int, 1, '{}', now() from carts
    ), codes as (
      insert into cart_promo (cart_id, promo_id, promo_code_id, shown_granted, created_at)
      select carts.id, promo_code.promo_id, promo_code.id, true, now() from carts, promo_code
      where promo_code.promo_id = any(${[...couponIds]}::int[]) order by random()
    )
    select client_id from carts
  `.execute(db);
  return rows.map(({ client_id }) => ({ kind: "client", clientId: client_id }));
}

/** Does everything at once. */
async function atOnce<Result>(works: readonly (() => Promise<Result>)[]): Promise<readonly PromiseSettledResult<Result>[]> {
  return Promise.allSettled(works.map((work) => work()));
}

function fulfilled<Result>(outcomes: readonly PromiseSettledResult<Result>[]): readonly Result[] {
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

function refusedWith(outcomes: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  return [
    ...new Set(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String((outcome.reason as { code?: unknown }).code)] : []))),
  ];
}

async function deadlocks(shop: TestHost): Promise<bigint> {
  const { db } = await shop.scope();
  const { rows } = await sql<{ deadlocks: bigint }>`select deadlocks from pg_stat_database where datname = current_database()`.execute(db);
  return rows[0]?.deadlocks ?? -1n;
}

t.test("everybody at once", async (t) => {
  const shop = await couponShop(t, { poolMax: 16 });
  const guide = await makeProduct(shop, "Guide", 100);

  t.test("fifty clients want the last use: one gets it, and the others leave nothing behind", async (t) => {
    const id = await makeCoupon(shop, "LAST-ONE", { maxuses: 1 });
    const outcomes = await atOnce((await crowd(shop, 50, guide, [id])).map((client) => () => checkOut(shop, client)));
    t.equal(fulfilled(outcomes).length, 1);
    t.strictSame(refusedWith(outcomes), ["coupon.limit_reached"]);
    t.match(await stateOf(shop, id), { used: 1, statuses: ["held"], agrees: true });
    const { total } = await shop.call<{ total: number }>("admin", "invoice_get_list", {});
    t.equal(total, 1);
  });

  t.test("a budget is never passed", async (t) => {
    const id = await makeCoupon(shop, "TIGHT", { budget: 75 });
    const outcomes = await atOnce((await crowd(shop, 30, guide, [id])).map((client) => () => checkOut(shop, client)));
    t.equal(fulfilled(outcomes).length, 7);
    t.strictSame(refusedWith(outcomes), ["coupon.budget_exhausted"]);
    t.match(await stateOf(shop, id), { spent: 7_000n, agrees: true });
  });

  t.test("a client who orders the same cart many times at once orders once", async (t) => {
    const id = await makeCoupon(shop, "SAME-CART", { once_per_client: 1, maxuses: 50 });
    const [client = nobody] = await crowd(shop, 1, guide, [id]);
    const outcomes = await atOnce(Array.from({ length: 12 }, () => () => checkOut(shop, client)));
    t.equal(fulfilled(outcomes).length, 1);
    t.match(await stateOf(shop, id), { used: 1, statuses: ["held"], agrees: true, clients: [{ uses: 1 }] });
  });

  t.test("the limit per client stands in the database, whoever asks", async (t) => {
    const id = await makeCoupon(shop, "PER-CLIENT", { max_uses_per_user: 3 });
    const { clientId } = await makeClient(shop);
    const granted = {
      candidate: sampleCandidate({ couponId: id, perClientLimit: 3 }),
      discountMinor: 1n,
      listValueMinor: 0n,
      budgetMinor: 1n,
    };
    const outcomes = await atOnce(
      Array.from(
        { length: 20 },
        () => async () => (await shop.scope()).transaction((scope) => holdClientUses(scope, clientId, "USD", [granted])),
      ),
    );
    t.equal(fulfilled(outcomes).length, 3);
    t.strictSame(refusedWith(outcomes), ["coupon.already_used"]);
    const row = await couponTables(await shop.scope())
      .selectFrom("promo_client_use")
      .selectAll()
      .where("promo_id", "=", id)
      .executeTakeFirst();
    t.match(row, { uses: 3, use_limit: 3 });
  });

  t.test("one unique code in many carts is spent once", async (t) => {
    const id = await makeCoupon(shop, "UNIQUE-POOL");
    const scope = await shop.scope();
    await sql`update promo_code set kind = 'unique' where promo_id = ${id}`.execute(scope.db);
    const outcomes = await atOnce((await crowd(shop, 20, guide, [id])).map((client) => () => checkOut(shop, client)));
    t.equal(fulfilled(outcomes).length, 1);
    t.strictSame(refusedWith(outcomes), ["coupon.already_used"]);
    t.match(await stateOf(shop, id), { statuses: ["held"], agrees: true });
  });

  t.test("paying and cancelling at once: exactly one happens, and the use follows it", async (t) => {
    const id = await makeCoupon(shop, "PAY-OR-NOT", { maxuses: 100, once_per_client: 1, budget: 1_000 });
    const placed = fulfilled(await atOnce((await crowd(shop, 24, guide, [id])).map((client) => () => checkOut(shop, client))));
    t.equal(placed.length, 24);
    const outcomes = await Promise.all(
      placed.map(({ invoice_id }) =>
        atOnce([
          () => shop.call("admin", "invoice_mark_as_paid", { id: invoice_id }),
          () => shop.call("admin", "invoice_cancel", { id: invoice_id, reason: "race" }),
        ]),
      ),
    );
    for (const outcome of outcomes) t.equal(fulfilled(outcome).length, 1);
    const paid = outcomes.filter(([pay]) => pay?.status === "fulfilled").length;
    const state = await stateOf(shop, id);
    t.match(state, { used: paid, agrees: true });
    t.equal(state.statuses.filter((status) => status === "committed").length, paid);
    t.equal(state.statuses.filter((status) => status === "released").length, 24 - paid);
  });

  t.test("refunding in full many times at once returns the use once", async (t) => {
    const id = await makeCoupon(shop, "REFUND-RACE", { maxuses: 5 });
    const [client = nobody] = await crowd(shop, 1, guide, [id]);
    const placed: Placed = await checkOut(shop, client);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    const outcomes = await atOnce(Array.from({ length: 8 }, () => () => shop.call("admin", "invoice_refund", { id: placed.invoice_id })));
    t.equal(fulfilled(outcomes).length, 1);
    t.match(await stateOf(shop, id), { used: 0, statuses: ["reversed"], agrees: true });
  });

  t.test("a coupon that is edited while it is bought: every order has one version's price, no use is lost", async (t) => {
    const id = await makeCoupon(shop, "EDITED-NOW", { maxuses: 100 });
    const clients = await crowd(shop, 20, guide, [id]);
    const edits = Array.from({ length: 5 }, (_one, index) => () => shop.call("admin", "coupon_update", { id, value: 11 + index }));
    const outcomes = await atOnce<unknown>([...clients.map((client) => () => checkOut(shop, client)), ...edits]);
    const refusals = refusedWith(outcomes).filter((code) => code !== "coupon.version_conflict");
    t.strictSame(refusals, []);
    const { rows, ...state } = await stateOf(shop, id);
    t.match(state, { agrees: true });
    const versions = await couponTables(await shop.scope())
      .selectFrom("promo_version")
      .selectAll()
      .where("promo_id", "=", id)
      .execute();
    const given = new Map(versions.map(({ version, terms }) => [version, termsFromJson(terms).ratePpm / 100n]));
    for (const { promo_version, discount_minor } of rows) t.equal(discount_minor, given.get(promo_version));
  });

  t.test("a thousand checkouts with five stacked coupons each, typed in any order: no deadlock, nothing lost", async (t) => {
    const before = await deadlocks(shop);
    const limits = [{ maxuses: 2_000 }, {}, { budget: 100_000 }, { maxuses: 5_000, once_per_client: 1 }, { max_uses_per_user: 2 }];
    const ids: number[] = [];
    for (const [index, limit] of limits.entries()) ids.push(await makeCoupon(shop, `STACK-${index}`, { stackable: 1, value: 2, ...limit }));
    const clients = await crowd(shop, 1_000, guide, ids);
    const outcomes: PromiseSettledResult<Placed>[] = [];
    for (let from = 0; from < clients.length; from += 50) {
      outcomes.push(...(await atOnce(clients.slice(from, from + 50).map((client) => () => checkOut(shop, client)))));
    }
    t.strictSame(refusedWith(outcomes), []);
    t.equal(fulfilled(outcomes).length, 1_000);
    for (const id of ids) {
      const { statuses, agrees } = await stateOf(shop, id);
      t.match({ uses: statuses.length, agrees }, { uses: 1_000, agrees: true });
    }
    t.equal(await deadlocks(shop), before);
  });

  t.test("typing codes at once into one cart attaches each once", async (t) => {
    const codes = ["TYPE-A", "TYPE-B", "TYPE-C"];
    for (const code of codes) await makeCoupon(shop, code, { stackable: 1 });
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: guide });
    const outcomes = await atOnce([...codes, ...codes, ...codes].map((code) => () => applyCode(shop, client, code)));
    t.equal(fulfilled(outcomes).length, 3);
    t.strictSame(refusedWith(outcomes), ["coupon.already_applied"]);
    t.equal(await codeOf(applyCode(shop, client, codes)), "coupon.already_applied");
  });
});
