import t from "tap";
import { giftCardTables } from "#modules/gift-card/tables.ts";
import type { TestCaller } from "#test/harness/test-host.ts";
import { codeOf, giftClient, giftShop, makeCard, makeInvoice, readCard, refusalOf } from "./hand.ts";

t.test("codes and PINs", async (t) => {
  t.test("nothing in the database gives a code or PIN away", async (t) => {
    const shop = await giftShop(t);
    const card = await makeCard(shop, 10, { pin: "135791" });
    const row = await giftCardTables(await shop.scope())
      .selectFrom("gift_card")
      .selectAll()
      .where("id", "=", card.id)
      .executeTakeFirstOrThrow();
    const stored = JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    t.notOk(stored.includes(card.code) || stored.includes(card.code.replaceAll("-", "")) || stored.includes("135791"));
    const scope = await shop.scope();
    const { rows } = await scope.db.executeQuery<{ message: string }>(
      (await import("kysely")).CompiledQuery.raw("select message || coalesce(changes::text, '') as message from activity_system"),
    );
    t.notOk(rows.some(({ message }) => message.includes(card.code)));
    t.equal((await readCard(shop, card.id)).pin_protected, true);
  });

  t.test("unknown, foreign, wrong PIN and locked are one answer in one band of time", async (t) => {
    const shop = await giftShop(t);
    const client = await giftClient(shop);
    const stranger = await giftClient(shop);
    const invoice = await makeInvoice(shop, client, 20);
    const foreign = await makeCard(shop, 10, { client_id: stranger.clientId });
    const guarded = await makeCard(shop, 10, { pin: "1234" });
    const answers: string[] = [];
    const times: number[] = [];
    for (const typed of [
      { code: "0000-0000-0000-00000" },
      { code: "not a code at all" },
      { code: foreign.code },
      { code: guarded.code },
      { code: guarded.code, pin: "9999" },
    ]) {
      const started = performance.now();
      const { code, status, details } = await refusalOf(shop.call("client", "gift_card_redeem", { ...typed, invoice_id: invoice }, client));
      times.push(performance.now() - started);
      answers.push(JSON.stringify({ code, status, details }));
    }
    t.strictSame(new Set(answers), new Set([JSON.stringify({ code: "gift_card.not_found", status: 422, details: {} })]));
    t.ok(
      times.every((ms) => ms >= 39),
      `none is faster than the band: ${times.map(Math.round).join(" ")}`,
    );
    for (const method of ["gift_card_check_balance", "gift_card_claim"]) {
      t.equal(await codeOf(shop.call("client", method, { code: foreign.code }, client)), "gift_card.not_found");
    }
    t.equal((await refusalOf(shop.call("client", "gift_card_redeem", { id: foreign.id, invoice_id: invoice }, client))).status, 404);
    const bearer = await makeCard(shop, 10);
    t.equal(
      await codeOf(shop.call("client", "gift_card_redeem", { id: bearer.id, invoice_id: invoice }, client)),
      "gift_card.not_found",
      "an id is no code",
    );
  });

  t.test("a burst of PINs gets no more than five tries", async (t) => {
    const shop = await giftShop(t);
    const card = await makeCard(shop, 10, { pin: "1029" });
    const strangers = await Promise.all(Array.from({ length: 30 }, () => giftClient(shop)));
    const tries = await Promise.allSettled(
      strangers.map((stranger, place) =>
        shop.call("client", "gift_card_check_balance", { code: card.code, pin: String(1_000 + place) }, stranger),
      ),
    );
    t.equal(tries.filter(({ status }) => status === "fulfilled").length, 0, "the thirtieth is right, and too late");
    t.match(await readCard(shop, card.id), { pin_locked: true });
    await shop.call("admin", "gift_card_resume", { id: card.id });
    const owners = await Promise.all(Array.from({ length: 12 }, () => giftClient(shop)));
    const known = owners.map((owner) => shop.call("client", "gift_card_check_balance", { code: card.code, pin: "1029" }, owner));
    t.equal((await Promise.all(known)).length, 12, "those who know it may come all at once");
  });

  t.test("five wrong PINs lock a card for everybody but the staff's eyes, until it is resumed", async (t) => {
    const shop = await giftShop(t);
    const client = await giftClient(shop);
    const invoice = await makeInvoice(shop, client, 20);
    const card = await makeCard(shop, 10, { pin: "1234" });
    const redeem = (pin: string) =>
      shop.call("client", "gift_card_redeem", { code: card.code, pin, amount: 1, invoice_id: invoice }, client);
    for (let wrong = 0; wrong < 4; wrong += 1) t.equal(await codeOf(redeem("0000")), "gift_card.not_found");
    t.match(await redeem("1234"), { redeemed: 1 }, "a right one in time starts the count anew");
    for (let wrong = 0; wrong < 5; wrong += 1) t.equal(await codeOf(redeem("0000")), "gift_card.not_found");
    t.equal(await codeOf(redeem("1234")), "gift_card.not_found");
    t.equal(
      await codeOf(shop.call("admin", "coupon_redeem_gift_card", { code: card.code, amount: 1, invoice_id: invoice })),
      "gift_card.pin_locked",
    );
    t.match(await shop.call("admin", "coupon_get_gift_card", { code: card.code }), { pin_locked: true, status: "active" });
    await shop.call("admin", "gift_card_resume", { id: card.id });
    const fresh = await giftClient(shop);
    const other = await makeInvoice(shop, fresh, 5);
    t.match(await shop.call("client", "gift_card_redeem", { code: card.code, pin: "1234", invoice_id: other }, fresh), { redeemed: 5 });
  });

  t.test("guessing is throttled by account and address, on all hosts together, and honest use never counts", async (t) => {
    const shop = await giftShop(t);
    const second = await giftShop(t, { url: shop.url }).catch(() => undefined);
    t.equal(second, undefined, "staff exist already");
    const client = await giftClient(shop);
    const invoice = await makeInvoice(shop, client, 50);
    const card = await makeCard(shop, 100);
    const at = (address: string, actor: TestCaller = client): TestCaller => ({
      ...("kind" in actor ? { actor } : actor),
      origin: { addressHash: address },
    });
    for (let use = 0; use < 15; use += 1) {
      await shop.call("client", "gift_card_redeem", { code: card.code, amount: 1, invoice_id: invoice }, at("home"));
      await codeOf(shop.call("client", "gift_card_redeem", { code: card.code, amount: 90, invoice_id: invoice }, at("home")));
    }
    const guess = (as: TestCaller) => codeOf(shop.call("client", "gift_card_check_balance", { code: "0000-0000-0000-00000" }, as));
    for (let wrong = 0; wrong < 10; wrong += 1) t.equal(await guess(at("home")), "gift_card.not_found");
    t.equal(await guess(at("elsewhere")), "throttled", "the account");
    t.equal(await codeOf(shop.call("client", "gift_card_claim", { code: card.code }, at("elsewhere"))), "throttled", "through every door");
    const others = await Promise.all(Array.from({ length: 12 }, () => giftClient(shop)));
    let answered = 0;
    for (const other of others)
      for (let wrong = 0; wrong < 9; wrong += 1) answered += Number((await guess(at("home", other))) === "gift_card.not_found");
    t.equal(answered, 90, "a hundred failures of one address are answered");
  });

  t.test("a claimed card is its owner's alone, and is spent by its id", async (t) => {
    const shop = await giftShop(t);
    const client = await giftClient(shop);
    const stranger = await giftClient(shop);
    const card = await makeCard(shop, 30);
    t.match(await shop.call("client", "gift_card_check_balance", { code: card.code }, stranger), {
      balance: 30,
      available: 30,
      status: "active",
    });
    const claims = await Promise.allSettled(
      [client, stranger].map((who) => shop.call("client", "gift_card_claim", { code: card.code }, who)),
    );
    t.equal(claims.filter(({ status }) => status === "fulfilled").length, 1);
    const [owner, other] = claims[0]?.status === "fulfilled" ? [client, stranger] : [stranger, client];
    t.equal(await codeOf(shop.call("client", "gift_card_claim", { code: card.code }, other)), "gift_card.not_found");
    t.equal(await codeOf(shop.call("client", "gift_card_claim", { code: card.code }, owner)), "gift_card.already_claimed");
    t.match(await shop.call("client", "coupon_get_client_gift_cards", {}, owner), [
      { id: card.id, last4: card.last4, balance: 30, status: "active" },
    ]);
    t.strictSame(await shop.call("client", "coupon_get_client_gift_cards", {}, other), []);
    const invoice = await makeInvoice(shop, owner, 12);
    t.match(await shop.call("client", "gift_card_redeem", { id: card.id, invoice_id: invoice }, owner), {
      redeemed: 12,
      invoice: { status: "paid" },
    });
    t.match(await shop.call("admin", "client_export_data", { id: owner.clientId }), { gift_cards: [{ id: card.id, balance: 18 }] });
    await shop.call("admin", "client_delete", { id: owner.clientId });
    t.match(await readCard(shop, card.id), { client_id: null, balance: 18 }, "a bearer card again");
    t.match(await shop.call("client", "gift_card_check_balance", { code: card.code }, other), { balance: 18 });
  });

  t.test("a new code takes the place of the old one", async (t) => {
    const shop = await giftShop(t);
    const client = await giftClient(shop);
    const card = await makeCard(shop, 30);
    const anew = await shop.call<{ readonly code: string }>("admin", "gift_card_reissue", { id: card.id, reason: "Seen on a screen" });
    t.not(anew.code, card.code);
    t.equal(await codeOf(shop.call("client", "gift_card_check_balance", { code: card.code }, client)), "gift_card.not_found");
    t.match(await shop.call("client", "gift_card_check_balance", { code: anew.code }, client), { balance: 30 });
  });
});
