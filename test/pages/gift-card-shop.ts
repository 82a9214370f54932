import { type IssuedCard, makeCard, runJob } from "#test/gift-card/hand.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type PagesApp, pagesApp } from "#test/views/pages-app.ts";

export const SCRIPT = "<script>alert(1)</script>";

/** A shop with pages, a client, and gift cards in every state; names and notes are what nobody should type. */
export type GiftCardShop = PagesApp & {
  readonly clientId: number;
  readonly invoiceId: number;
  /** A card of the client with movements of most kinds. */
  readonly used: IssuedCard;
  readonly bearer: IssuedCard;
  readonly expired: IssuedCard;
  readonly batchId: number;
};

export async function giftCardShop(t: TestLife): Promise<GiftCardShop> {
  const app = await pagesApp(t);
  const { call } = app;
  const clientId = await call<number>("admin", "client_create", {
    email: "ada@shop.example",
    first_name: SCRIPT,
    last_name: "Lovelace",
    password: "a walk in the park",
  });
  const invoiceId = await call<number>("admin", "invoice_prepare", {
    client_id: clientId,
    items: [{ title: "Work", price: 100, quantity: 1, taxed: false }],
    approve: true,
  });
  const past = new Date(Date.now() - 40 * DAY_MS).toISOString();
  await call("admin", "system_set_clock", { now: past });
  const expired = await makeCard(app, 15, { expires_at: new Date(Date.now() - 5 * DAY_MS).toISOString() });
  await call("admin", "system_set_clock", { now: new Date().toISOString() });
  await runJob(app, "gift-card.expire");
  const used = await makeCard(app, 80, { client_id: clientId, note: `${SCRIPT} =1+1`, pin: "7391" });
  await call("admin", "coupon_redeem_gift_card", { code: used.code, amount: 30, invoice_id: invoiceId });
  await call("admin", "gift_card_recharge", { id: used.id, amount: 20, reason: SCRIPT });
  await call("admin", "gift_card_adjust", { id: used.id, amount: -5, reason: "Typed one too many" });
  const soon = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  const bearer = await makeCard(app, 25, { expires_at: soon });
  const lost = await makeCard(app, 40);
  await call("admin", "gift_card_suspend", { id: lost.id, reason: "Reported lost" });
  const wrong = await makeCard(app, 99);
  await call("admin", "gift_card_void", { id: wrong.id, reason: "Wrong amount" });
  await makeCard(app, 60, { recipient_email: "friend@example.com", recipient_name: SCRIPT, message: "Enjoy", deliver_at: soon });
  const { id: batchId } = await call<{ readonly id: number }>("admin", "gift_card_batch_create", { value: 5, count: 4, note: SCRIPT });
  await runJob(app, "gift-card.make-batch", { id: batchId });
  return { ...app, clientId, invoiceId, used, bearer, expired, batchId };
}

const DAY_MS = 86_400_000;
