import t from "tap";
import {
  brokenPromises,
  type CardAnswer,
  codeOf,
  giftClient,
  giftShop,
  makeCard,
  makeInvoice,
  readCard,
  refusalOf,
  runJob,
} from "./hand.ts";

t.setTimeout(120_000);

type Listed = { readonly total: number; readonly list: readonly { readonly id: number }[] };
type Months = readonly { readonly month: string | null; readonly currency: string; readonly cards: number; readonly outstanding: number }[];
type Changed = { readonly changed: number; readonly failed: number; readonly results: readonly { readonly ok: boolean }[] };

t.test("what staff do with gift cards", async (t) => {
  const shop = await giftShop(t);
  const { call } = shop;
  const ada = await giftClient(shop);
  await call("admin", "system_set_clock", { now: "2030-01-10T12:00:00Z" });
  const old = await makeCard(shop, 10, { expires_at: "2030-01-31", note: "100% of it" });
  await call("admin", "system_set_clock", { now: "2030-03-05T12:00:00Z" });
  await runJob(shop, "gift-card.expire");
  const own = await makeCard(shop, 40, { client_id: ada.clientId, expires_at: "2030-06-30" });
  const bearer = await makeCard(shop, 25);
  const found = async (filters: object): Promise<readonly number[]> =>
    (await call<Listed>("admin", "gift_card_get_list", filters)).list.map(({ id }) => id);

  t.test("a list is filtered and sorted by what staff look for, and by nothing else", async (t) => {
    t.same(await found({}), [bearer.id, own.id, old.id]);
    t.same(await found({ sort: "expires_at", direction: "asc" }), [old.id, own.id, bearer.id], "no end is the latest end");
    t.same(await found({ sort: "balance", direction: "desc" }), [own.id, bearer.id, old.id]);
    t.same(await found({ status: ["expired", "active"], sort: "status", direction: "desc" }), [old.id, bearer.id, own.id]);
    t.same(await found({ status: "expired,void" }), [old.id]);
    t.same(await found({ search: "100%" }), [old.id]);
    t.same(await found({ search: "1_0" }), [], "wildcards stand for themselves");
    t.same(await found({ search: bearer.last4 }), [bearer.id]);
    t.same(await found({ search: "ada" }), [own.id]);
    t.same(await found({ expires_from: "2030-06-30", expires_to: "2030-06-30" }), [own.id]);
    t.same(await found({ created_to: "2030-01-31" }), [old.id]);
    t.same(await found({ balance_min: "25.00", balance_max: 39.99 }), [bearer.id]);
    t.equal(await codeOf(call("admin", "gift_card_get_list", { sort: "code_hash" })), "request.invalid");
    t.equal(await codeOf(call("admin", "gift_card_get_list", { balance_min: "1.234" })), "request.invalid");
    t.equal(await codeOf(call("admin", "gift_card_get_list", { expires_from: "soon" })), "request.invalid");
  });

  t.test("a new last day makes an expired card spendable; what was booked stays booked", async (t) => {
    t.match(await readCard(shop, old.id), { status: "expired", balance: 0 });
    await call("admin", "gift_card_extend", { id: old.id, expires_at: "2030-12-31", reason: "Goodwill" });
    t.match(await readCard(shop, old.id), { status: "active", balance: 0, expires_at: "2030-12-31T23:59:59.999Z" });
    await call("admin", "gift_card_adjust", { id: old.id, amount: 10, reason: "Given back" });
    t.match(await refusalOf(call("admin", "gift_card_extend", { id: old.id, expires_at: "2030-03-04" })), { code: "request.invalid" });
    const gone = await makeCard(shop, 1);
    await call("admin", "gift_card_void", { id: gone.id, reason: "Test" });
    t.equal(await codeOf(call("admin", "gift_card_extend", { id: gone.id, expires_at: null })), "gift_card.void");
    t.match(await refusalOf(call("admin", "gift_card_extend", { id: 4711, expires_at: null })), { status: 404 });
  });

  t.test("many are changed in one go, and those that refuse stay as they were", async (t) => {
    const ids = [own.id, bearer.id, old.id];
    t.match(await call<Changed>("admin", "gift_card_change_many", { ids, change: "suspend" }), { changed: 3, failed: 0 });
    await call("admin", "gift_card_resume", { id: old.id });
    const mixed = await call<Changed>("admin", "gift_card_change_many", { ids: [...ids, 4711], change: "resume" });
    t.match(mixed, { changed: 2, failed: 2 });
    t.same(
      mixed.results.map(({ ok }) => ok),
      [false, true, true, false],
    );
    t.equal(await codeOf(call("admin", "gift_card_change_many", { ids, change: "extend" })), "request.invalid");
    await call("admin", "gift_card_change_many", { ids: [bearer.id], change: "extend", expires_at: null });
    t.match(await readCard(shop, bearer.id), { expires_at: null, status: "active" });
  });

  t.test("a mail draws a new code; one that is planned anew replaces the one that waits", async (t) => {
    await call("admin", "gift_card_send", { id: bearer.id, recipient_email: "one@example.com", deliver_at: "2030-04-01" });
    t.match(await call("admin", "coupon_get_gift_card", { code: bearer.code }), { id: bearer.id }, "until then the old one counts");
    await call("admin", "gift_card_send", { id: bearer.id, recipient_email: "two@example.com" });
    t.match(await readCard(shop, bearer.id), { delivery: { status: "waiting", recipient_email: "two@example.com", attempts: 0 } });
    await runJob(shop, "gift-card.deliver");
    t.equal(await codeOf(call("admin", "coupon_get_gift_card", { code: bearer.code })), "gift_card.not_found");
    t.match(await call("admin", "gift_card_delivery_get_list", { status: "sent" }), {
      total: 1,
      list: [{ gift_card_id: bearer.id, buyer_id: null }],
    });
    await call("admin", "gift_card_send", { id: own.id, language: "de" });
    t.match(await readCard(shop, own.id), { delivery: { recipient_email: /^ada-\d+@example\.com$/ } });
    t.equal(await codeOf(call("admin", "gift_card_send", { id: own.id, recipient_email: "thief@example.com" })), "request.invalid");
    t.equal(await codeOf(call("admin", "gift_card_send", { id: bearer.id })), "request.invalid");
    t.equal(
      await codeOf(call("admin", "gift_card_send", { id: bearer.id, recipient_email: "x@example.com", deliver_at: "2029-01-01" })),
      "request.invalid",
    );
    await call("admin", "gift_card_suspend", { id: bearer.id });
    t.equal(await codeOf(call("admin", "gift_card_send", { id: bearer.id, recipient_email: "x@example.com" })), "gift_card.state_conflict");
    await call("admin", "gift_card_resume", { id: bearer.id });
  });

  t.test("a card tells what it spent, what came back, and by whom", async (t) => {
    const invoice = await makeInvoice(shop, ada, 30);
    await call("client", "gift_card_redeem", { id: own.id, invoice_id: invoice }, ada);
    await call("admin", "invoice_refund", { id: invoice, amount: 12 });
    const card = await call<CardAnswer & { readonly spent: number; readonly refunded: number }>("admin", "coupon_get_gift_card", {
      id: own.id,
    });
    t.match(card, { spent: 30, refunded: 12, balance: 22, holds: [], invoice_id: null, order_id: null });
    t.match(card.entries[0], { kind: "issue", by: "First" });
    const history = await call<readonly { readonly action: string; readonly by: string | null }[]>("admin", "gift_card_get_history", {
      id: own.id,
    });
    t.match(history.at(-1), { action: "gift_card.issue", by: "First" });
    t.ok(history.some(({ action }) => action === "gift_card.suspend"));
    t.equal((await refusalOf(call("admin", "gift_card_get_history", { id: 4711 }))).status, 404);
  });

  t.test("months add up to what is owed", async (t) => {
    const issued = await call<Months>("admin", "gift_card_liability_months", {});
    t.same(
      issued.map(({ month, cards }) => [month, cards]),
      [
        ["2030-03", 3],
        ["2030-01", 1],
      ],
    );
    const expiring = await call<Months>("admin", "gift_card_liability_months", { by: "expires" });
    t.same(
      expiring.map(({ month }) => month),
      ["2030-06", "2030-12", null],
    );
    const { currencies } = await call<{ readonly currencies: readonly { readonly closing: number }[] }>("admin", "gift_card_liability", {});
    for (const months of [issued, expiring]) t.equal(sumOf(months), currencies[0]?.closing);
  });

  t.test("what staff may not know is not told", async (t) => {
    const viewer = { kind: "staff", staffId: 1, isSuper: false, permissions: new Set(["gift_card.view"]) } as const;
    const mails = await call<{ readonly list: readonly { readonly recipient_email: string | null }[] }>(
      "admin",
      "gift_card_delivery_get_list",
      {},
      viewer,
    );
    t.ok(mails.list.every(({ recipient_email: address }) => address === null));
    t.equal((await call<Listed>("admin", "gift_card_get_list", { search: "ada" }, viewer)).total, 0);
    for (const name of ["gift_card_extend", "gift_card_send", "gift_card_change_many", "gift_card_liability_months"]) {
      t.equal(await codeOf(call("admin", name, { id: own.id }, viewer)), "auth.forbidden", name);
    }
  });

  t.same(await brokenPromises(shop), []);
});

function sumOf(months: Months): number {
  return months.reduce((sum, { outstanding }) => sum + outstanding, 0);
}
