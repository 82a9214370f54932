import fc from "fast-check";
import t from "tap";
import { AppError } from "#core/kernel/app-error.ts";
import { giftCardIssuer } from "#modules/gift-card/contract.ts";
import { giftCardTables } from "#modules/gift-card/tables.ts";
import {
  brokenPromises,
  codeOf,
  giftClient,
  giftShop,
  type IssuedCard,
  makeCard,
  makeInvoice,
  readCard,
  refusalOf,
  runJob,
} from "./hand.ts";

t.test("where gift cards come from", async (t) => {
  const shop = await giftShop(t);

  t.test("a coupon with a gift-card value, to which the card is booked", async (t) => {
    const coupon = await shop.call<number>("admin", "coupon_create_advanced", {
      code: "GIFT25",
      type: "percentage",
      value: 5,
      gift_card_value: 25,
    });
    const card = await shop.call<IssuedCard>("admin", "coupon_generate_gift_card", { id: coupon });
    t.match(card, { value: 25, currency: "USD", promo_id: coupon });
    t.match(await readCard(shop, card.id), { source: "coupon", promotional: true });
    const plain = await shop.call<number>("admin", "coupon_create_advanced", { code: "PLAIN", type: "percentage", value: 5 });
    t.equal(await codeOf(shop.call("admin", "coupon_generate_gift_card", { id: plain })), "gift_card.coupon_without_value");
    await shop.call("admin", "extension_deactivate", { id: "coupon" });
    t.equal(await codeOf(shop.call("admin", "coupon_generate_gift_card", { id: coupon })), "gift_card.coupons_off");
    t.match(await makeCard(shop, 5), { value: 5 }, "without coupons cards are issued all the same");
    await shop.call("admin", "extension_activate", { id: "coupon" });
  });

  t.test("staff: one, or up to a thousand at once, with expiry, owner and PIN", async (t) => {
    const cards = await shop.call<readonly IssuedCard[]>("admin", "coupon_generate_gift_card", { value: 3, count: 1_000 });
    t.equal(cards.length, 1_000);
    t.equal(new Set(cards.map(({ code }) => code)).size, 1_000);
    t.equal((await shop.call<readonly IssuedCard[]>("admin", "coupon_generate_gift_card", { value: 3, count: 1 })).length, 1);
    t.match((await makeCard(shop, 1, { expires_at: "2090-12-31" })).expires_at, "2090-12-31T23:59:59.999Z");
    for (const wrong of [
      { count: 1_001 },
      { count: 0 },
      { value: 0 },
      { value: -1 },
      { value: 1.005 },
      { value: undefined },
      { value: 1e15 },
      { currency: "XXX" },
      { currency: "JPY" },
      { client_id: 999_999 },
      { expires_at: "2020-01-01" },
      { expires_at: "soon" },
      { pin: "12" },
      { pin: "abcd" },
      { code: "MINE" },
    ]) {
      const { code, status } = await refusalOf(shop.call("admin", "coupon_generate_gift_card", { value: 1, ...wrong }));
      t.strictSame([code, status], ["request.invalid", 400], JSON.stringify(wrong));
    }
  });

  t.test("a batch: made in the background, its codes kept encrypted and given out once", async (t) => {
    const batch = await shop.call<{ readonly id: number }>("admin", "gift_card_batch_create", {
      value: 2,
      count: 2_500,
      pin: "4321",
      note: "Fair",
    });
    t.equal(await codeOf(shop.call("admin", "gift_card_batch_fetch", { id: batch.id })), "gift_card.batch_not_ready");
    await Promise.all([runJob(shop, "gift-card.make-batch", batch), runJob(shop, "gift-card.make-batch", batch)]);
    t.match(await shop.call("admin", "gift_card_batch_get", { id: batch.id }), { made: 2_500, status: "ready" });
    const tables = giftCardTables(await shop.scope());
    const parts = await tables.selectFrom("gift_card_batch_part").selectAll().execute();
    const fetched = await Promise.allSettled(
      [1, 2].map(() =>
        shop.call<{ readonly codes: readonly { readonly id: number; readonly code: string }[] }>("admin", "gift_card_batch_fetch", {
          id: batch.id,
        }),
      ),
    );
    const answers = fetched.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.codes] : []));
    t.equal(answers.length, 1, "once, however many ask at the same time");
    const [codes = []] = answers;
    t.equal(new Set(codes.map(({ code }) => code)).size, 2_500);
    t.notOk(parts.some(({ sealed }) => sealed.includes(codes[0]?.code ?? "")));
    t.strictSame(await tables.selectFrom("gift_card_batch_part").selectAll().execute(), []);
    t.equal(await codeOf(shop.call("admin", "gift_card_batch_fetch", { id: batch.id })), "gift_card.batch_fetched");
    const client = await giftClient(shop);
    const invoice = await makeInvoice(shop, client, 1);
    t.match(await shop.call("client", "gift_card_redeem", { code: codes[7]?.code, pin: "4321", invoice_id: invoice }, client), {
      redeemed: 1,
      balance: 1,
    });
    t.match(await shop.call("admin", "gift_card_get_list", { batch_id: batch.id, per_page: 1 }), { total: 2_500 });
    t.equal(await codeOf(shop.call("admin", "gift_card_batch_create", { value: 2, count: 100_001 })), "request.invalid");
    t.equal(await codeOf(shop.call("admin", "gift_card_batch_get", { id: 99 })), "gift_card.batch_not_found");
  });

  t.test("another module, once for a cause", async (t) => {
    const client = await giftClient(shop);
    const scope = await shop.scope();
    const [issuer] = scope.wiring.provided(giftCardIssuer);
    const request = { clientId: client.clientId, amountMinor: 500n, currency: "USD", cause: "test:1" };
    const first = await issuer?.issue(scope, request);
    t.match(first?.code, /^.{20}$/);
    t.match(await issuer?.issue(scope, request), { id: first?.id, code: undefined });
    t.match(await shop.call("client", "coupon_get_client_gift_cards", {}, client), [{ id: first?.id, balance: 5 }]);
  });

  t.test("the books are right", async (t) => {
    t.strictSame(await brokenPromises(shop), []);
  });
});

type Liability = {
  readonly currencies: readonly (Readonly<
    Record<"opening" | "issued" | "redeemed" | "expired" | "voided" | "closing" | "ledger", number>
  > & {
    readonly currency: string;
    readonly closes: boolean;
  })[];
};

t.test("the liability rolls forward by currency and closes to the ledger, whatever happens to the cards", async (t) => {
  const shop = await giftShop(t);
  await shop.call("admin", "currency_create", { code: "KWD", conversion_rate: 0.3 });
  const client = await giftClient(shop);
  const start = Date.UTC(2031, 0, 1);
  let day = 0;
  const clockTo = (next: number) => shop.call("admin", "system_set_clock", { now: new Date(start + next * 86_400_000).toISOString() });
  await clockTo(0);
  const steps = fc.array(fc.record({ act: fc.integer({ min: 0, max: 7 }), minor: fc.integer({ min: 1, max: 9_999 }), pick: fc.nat() }), {
    minLength: 8,
    maxLength: 16,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const cards: IssuedCard[] = [];
      const begun = day;
      for (const { act, minor, pick } of list) {
        day += 1;
        await clockTo(day);
        const card = cards[pick % Math.max(1, cards.length)];
        const amount = minor / 100;
        const expires = { expires_at: new Date(start + (day + 6) * 86_400_000).toISOString() };
        if (card === undefined || act === 0)
          cards.push(await makeCard(shop, amount, pick % 3 === 0 ? { currency: "KWD" } : pick % 3 === 1 ? expires : {}));
        else if (act === 1) await quietly(shop.call("admin", "gift_card_recharge", { id: card.id, amount }));
        else if (act === 2)
          await quietly(shop.call("admin", "gift_card_adjust", { id: card.id, amount: pick % 2 === 0 ? amount : -amount, reason: "Test" }));
        else if (act === 3) await quietly(shop.call("admin", "gift_card_void", { id: card.id, reason: "Test" }));
        else if (act === 4) await runJob(shop, "gift-card.expire");
        else {
          const invoice = await makeInvoice(shop, client, amount);
          await quietly(shop.call("client", "gift_card_redeem", { code: card.code, invoice_id: invoice }, client));
          if (act === 6) await quietly(shop.call("admin", "invoice_refund", { id: invoice, amount: 0.01 }));
          if (act === 7) await quietly(shop.call("admin", "invoice_cancel", { id: invoice }));
        }
      }
      for (const range of [{}, { from: new Date(start + (begun + 3) * 86_400_000 + 1).toISOString() }]) {
        const { currencies } = await shop.call<Liability>("admin", "gift_card_liability", range);
        for (const row of currencies) {
          t.ok(row.closes, JSON.stringify(row));
          t.equal(thousandths(row.opening + row.issued - row.redeemed - row.expired - row.voided), thousandths(row.closing));
          const { list: live } = await shop.call<{ readonly list: readonly IssuedCard[] }>("admin", "gift_card_get_list", {
            currency: row.currency,
            per_page: 500,
          });
          const balances = live.reduce((sum, { balance }) => sum + balance, 0);
          t.equal(thousandths(balances), thousandths(row.closing));
        }
      }
      t.strictSame(await brokenPromises(shop), []);
    }),
    { numRuns: 8 },
  );
});

/** A step may be refused, but not fail. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch((fault: unknown) => {
    if (!(fault instanceof AppError)) throw fault;
  });
}

function thousandths(amount: number): number {
  return Math.round(amount * 1_000) + 0;
}
