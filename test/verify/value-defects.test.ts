import t from "tap";
import { sealActivity } from "#core/identity/activity/seal-activity.ts";
import { invariants } from "#core/verify/invariant.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import { addToCart, checkOut, give, loyaltyShop, makeClient, makeProduct, pay, refund } from "../loyalty/hand.ts";
import { brokenBy, type PlantedDefect } from "./planted-defect.ts";

t.test("each promise of gift cards and loyalty points", async (t) => {
  const shop = await loyaltyShop(t);
  const traded = await spendALittle(shop);

  t.test("is kept by an honest shop", async (t) => {
    const reports = await verifyBooks(await shop.scope());
    t.strictSame(
      reports.filter(({ isKept }) => !isKept),
      [],
    );
  });

  const defects = defectsOf(traded);
  for (const defect of defects) {
    t.test(`${defect.breaks} is broken by ${defect.how}`, async (t) => {
      const reports = await brokenBy(shop, defect);
      t.strictSame(
        reports.map(({ id, fault }) => [id, fault]),
        [[defect.breaks, undefined]],
      );
    });
  }

  t.test("has a defect that shows it is watched", async (t) => {
    const { wiring } = await shop.scope();
    const watched = new Set(defects.map(({ breaks }) => breaks));
    const own = wiring.provided(invariants).filter(({ id }) => /^(?:gift-card|loyalty)\./.test(id));
    t.strictSame(
      own.map(({ id }) => id).filter((id) => !watched.has(id)),
      [],
    );
  });
});

type Traded = { readonly refunded: number; readonly held: number; readonly unpaid: number; readonly client: number };

/** Orders paid with a card and points: one refunded in part, one that is unpaid, one that was given up, one that was refunded. */
async function spendALittle(shop: TestHost): Promise<Traded> {
  const product = await makeProduct(shop, "Hosting", 40);
  const client = await makeClient(shop);
  await give(shop, client, 900);
  const reward = { title: "A card", kind: "gift_card", points: 100, amount: 5, currency: "USD", max_redemptions: 5 };
  const id = await shop.call<number>("admin", "loyalty_reward_create", reward);
  await shop.call("client", "loyalty_redeem_reward", { reward_id: id }, client);
  const order = async (points: number): Promise<number> => {
    const { code } = await shop.call<{ readonly code: string }>("admin", "coupon_generate_gift_card", { value: 20 });
    await addToCart(shop, client, product);
    return (await checkOut(shop, client, { gift_cards: [code], points })).invoice_id;
  };
  const whole = await order(100);
  await pay(shop, whole);
  await refund(shop, whole);
  const refunded = await order(200);
  await pay(shop, refunded);
  await refund(shop, refunded, { amount: 10 });
  await shop.call("admin", "invoice_cancel", { id: await order(150) });
  const held = await order(250);
  await addToCart(shop, client, product);
  const { invoice_id: unpaid } = await checkOut(shop, client, { points: 50 });
  await sealActivity(await shop.scope());
  return { refunded, held, unpaid, client: client.clientId };
}

function defectsOf({ refunded, held, unpaid, client }: Traded): readonly PlantedDefect[] {
  const card = `(select gift_card_id from gift_card_redemption where invoice_id = ${held})`;
  const paidCard = `(select gift_card_id from gift_card_redemption where invoice_id = ${refunded})`;
  return [
    {
      breaks: "gift-card.cards-add-up",
      how: "a balance that was raised by hand",
      statements: [`update gift_card set balance_minor = balance_minor + 1 where id = ${card}`],
    },
    {
      breaks: "gift-card.cards-add-up",
      how: "an entry that says another balance",
      statements: [
        `update gift_card_entry set balance_after_minor = balance_after_minor + 1 where gift_card_id = ${card} and kind = 'hold'`,
      ],
    },
    {
      breaks: "gift-card.card-holds-match",
      how: "a hold that no payment knows of",
      statements: [
        `update gift_card set held_minor = held_minor - 1 where id = ${card}`,
        `update gift_card_entry set held_change_minor = held_change_minor - 1, held_after_minor = held_after_minor - 1 where gift_card_id = ${card} and kind = 'hold'`,
      ],
    },
    {
      breaks: "gift-card.card-payments-match",
      how: "a payment without its redemption",
      statements: [
        `update gift_card_redemption set transaction_id = (select min(id) from transaction where type = 'gateway') where invoice_id = ${held}`,
      ],
    },
    {
      breaks: "gift-card.captures-match",
      how: "a capture booked on another invoice",
      statements: [`update gift_card_entry set invoice_id = ${held} where gift_card_id = ${paidCard} and kind = 'capture'`],
    },
    {
      breaks: "gift-card.nothing-stuck",
      how: "a card nobody mails",
      statements: [
        `insert into gift_card_delivery (gift_card_id, state, language, deliver_at, attempts, next_attempt_at, created_at)
          values (${card}, 'waiting', 'en', now() - interval '5 days', 0, now(), now())`,
      ],
    },
    {
      breaks: "loyalty.points-add-up",
      how: "an entry that is gone",
      statements: [
        `update loyalty_points_transaction set seq = seq + 1 where client_id = ${client} and seq = (select max(seq) from loyalty_points_transaction)`,
      ],
    },
    {
      breaks: "loyalty.points-add-up",
      how: "an entry that says another balance",
      statements: [`update loyalty_points_transaction set balance_after = balance_after + 1 where client_id = ${client} and seq = 1`],
    },
    {
      breaks: "loyalty.totals-add-up",
      how: "points that were earned and spent in no entry",
      statements: [`update loyalty_points set total_earned = total_earned + 1, total_spent = total_spent + 1 where client_id = ${client}`],
    },
    {
      breaks: "loyalty.lots-add-up",
      how: "points taken from no lot",
      statements: [
        "update loyalty_points_lot set remaining = remaining - 1 where id = (select min(id) from loyalty_points_lot where remaining > held)",
      ],
    },
    {
      breaks: "loyalty.holds-match",
      how: "points that came back into no lot",
      statements: [`update loyalty_points_hold set returned = returned + 1 where invoice_id = ${refunded}`],
    },
    {
      breaks: "loyalty.no-forgotten-holds",
      how: "points of an invoice that was given up long ago",
      statements: [`update invoice set status = 'cancelled', updated_at = now() - interval '3 days' where id = ${unpaid}`],
    },
    {
      breaks: "loyalty.used-points-match-invoices",
      how: "an invoice that used points nobody gave",
      statements: [`update invoice set points_used = points_used + 1 where id = ${held}`],
    },
    {
      breaks: "loyalty.earnings-match",
      how: "an order that earned more than its lot holds",
      statements: [`update loyalty_earning set points = points + 1 where invoice_id = ${refunded}`],
    },
    {
      breaks: "loyalty.rewards-match",
      how: "a reward that was counted twice",
      statements: ["update loyalty_reward set redeemed = redeemed + 1"],
    },
  ];
}
