import t from "tap";
import { invariants } from "#core/verify/invariant.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { brokenBy, type PlantedDefect } from "../verify/planted-defect.ts";
import { giftClient, giftShop, makeCard, makeInvoice } from "./hand.ts";

t.test("each promise of the gift-card module", async (t) => {
  const shop = await giftShop(t);
  await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.9 });
  const client = await giftClient(shop);
  const work = await shop.call<number>("admin", "product_create", {
    title: "Work",
    type: "custom",
    pricing: { type: "once", once: { price: 30 } },
  });
  const paying = await makeCard(shop, 50);
  const invoice = await makeInvoice(shop, client, 40);
  await shop.call("client", "gift_card_redeem", { code: paying.code, amount: 15, invoice_id: invoice }, client);
  const holding = await makeCard(shop, 20);
  await shop.call("guest", "cart_add_item", { id: work }, client);
  const held = await shop.call<{ readonly invoice_id: number }>("client", "cart_checkout", { gift_cards: [holding.code] }, client);

  const defects: readonly PlantedDefect[] = [
    {
      breaks: "gift-card.cards-add-up",
      how: "a balance raised by hand",
      statements: [`update gift_card set balance_minor = balance_minor + 100 where id = ${holding.id}`],
    },
    {
      breaks: "gift-card.cards-add-up",
      how: "an entry that was removed",
      statements: [`delete from gift_card_entry where gift_card_id = ${holding.id} and kind = 'issue'`],
    },
    {
      breaks: "gift-card.card-holds-match",
      how: "a hold that belongs to no payment",
      statements: [
        `insert into gift_card_entry (gift_card_id, seq, kind, amount_minor, held_change_minor, balance_after_minor, held_after_minor, actor, created_at)
         select id, seq + 1, 'hold', 0, 5, balance_minor, held_minor + 5, 'system', now() from gift_card where id = ${paying.id}`,
        `update gift_card set held_minor = held_minor + 5, seq = seq + 1 where id = ${paying.id}`,
      ],
    },
    {
      breaks: "gift-card.card-payments-match",
      how: "a card that changed its currency",
      statements: [`update gift_card set currency = 'EUR' where id = ${paying.id}`],
    },
    {
      breaks: "gift-card.captures-match",
      how: "a capture moved to another invoice",
      statements: [`update gift_card_entry set invoice_id = ${held.invoice_id} where gift_card_id = ${paying.id} and kind = 'capture'`],
    },
    {
      breaks: "gift-card.nothing-stuck",
      how: "a mail that never left",
      statements: [
        `insert into gift_card_delivery (gift_card_id, state, language, deliver_at, next_attempt_at, created_at)
         values (${paying.id}, 'waiting', 'en', now() - interval '3 days', now(), now() - interval '3 days')`,
      ],
    },
  ];

  t.test("is kept by an honest shop", async (t) => {
    const reports = await verifyBooks(await shop.scope(), { only: "gift-card" });
    t.ok(reports.length >= 5);
    t.ok(reports.every(({ isKept }) => isKept));
  });

  for (const defect of defects) {
    t.test(`${defect.breaks} is broken by ${defect.how}`, async (t) => {
      const reports = await brokenBy(shop, defect);
      t.strictSame(
        reports.filter(({ about, id }) => about === "value" || id.startsWith("gift-card.")).map(({ id, fault }) => [id, fault]),
        [[defect.breaks, undefined]],
      );
    });
  }

  t.test("has a defect that shows it is watched", async (t) => {
    const { wiring } = await shop.scope();
    const watched = new Set(defects.map(({ breaks }) => breaks));
    const own = wiring.provided(invariants).filter(({ id }) => id.startsWith("gift-card."));
    t.strictSame(
      own.map(({ id }) => id).filter((id) => !watched.has(id)),
      [],
    );
  });
});
