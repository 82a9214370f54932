import t from "tap";
import { type CardAnswer, readCard, runJob } from "#test/gift-card/hand.ts";
import type { Answer } from "#test/views/pages-app.ts";
import { giftCardShop, SCRIPT } from "./gift-card-shop.ts";

t.setTimeout(150_000);

const CODE = /<code id="new-code">([^<]+)<\/code>/;

t.test("gift cards at the counter", async (t) => {
  const shop = await giftCardShop(t);
  const { open, submit, call } = shop;
  const cookie = await shop.signInStaff();
  const act = (id: number, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    submit(`/admin/gift-cards/${id}`, { _action: action, ...fields }, cookie);
  const issue = (fields: Readonly<Record<string, string>>): Promise<Answer> =>
    submit("/admin/gift-cards/new", { value: "", currency: "USD", client: "", count: "1", language: "en", ...fields }, cookie);

  t.test("an amount issues a card; its code is in the answer, and nowhere afterwards", async (t) => {
    const made = await issue({ value: "12.50", note: "At the counter" });
    t.equal(made.status, 200);
    t.equal(made.headers["cache-control"], "no-store");
    const code = CODE.exec(made.text)?.[1] ?? "";
    t.match(code, /^[0-9A-Z]{4}-/);
    const card = await call<CardAnswer>("admin", "coupon_get_gift_card", { code });
    t.match(card, { value: 12.5, currency: "USD", client_id: null });
    t.notMatch((await open(`/admin/gift-cards/${card.id}`, cookie)).text, code);
    t.notMatch(JSON.stringify(shop.logged), code);
    const refused = await issue({ value: "-1", client: "4711", expires_at: "2001-01-01" });
    t.equal(refused.status, 422);
    t.match(refused.text, /id="field-(value|client|expires_at)-error"/);
    t.match(refused.text, /name="client" value="4711"/);
  });

  t.test("a client is named by address or number, and owns the card at once", async (t) => {
    const made = await issue({ value: "20", client: "ada@shop.example", pin: "1234" });
    const card = await call<CardAnswer>("admin", "coupon_get_gift_card", { code: CODE.exec(made.text)?.[1] ?? "" });
    t.match(card, { client_id: shop.clientId, pin_protected: true });
    t.match((await issue({ value: "20", client: "nobody@shop.example" })).text, /id="field-client-error"/);
    t.match((await open(`/admin/gift-cards/new?client_id=${shop.clientId}`, cookie)).text, /name="client" value="1"/);
  });

  t.test("a mail carries the code instead of the page", async (t) => {
    const made = await issue({ value: "30", recipient_email: "friend@example.com", message: "Enjoy" });
    t.equal(made.status, 303);
    const id = Number(/\/(\d+)$/.exec(String(made.headers.location))?.[1]);
    t.match(await readCard(shop, id), { last4: null, delivery: { status: "waiting", recipient_email: "friend@example.com" } });
    await runJob(shop, "gift-card.deliver");
    t.match(await readCard(shop, id), { last4: String, delivery: { status: "sent", recipient_email: null } });
    t.match((await issue({ value: "30", message: "To whom?" })).text, /id="field-message-error"/);
    t.match((await issue({ value: "30", recipient_email: "a@example.com", client: "1" })).text, /id="field-recipient_email-error"/);
  });

  t.test("several at once come as a list and a file within the page", async (t) => {
    const { text } = await issue({ value: "1", count: "3" });
    const file = /href="data:text\/csv;charset(?:&#x3D;|=)utf-8;base64,([^"]+)" download/.exec(text)?.[1] ?? "";
    const lines = Buffer.from(file.replaceAll("&#x3D;", "="), "base64").toString("utf8").trim().split("\n");
    t.equal(lines.length, 4);
    t.match(lines[0], /^id,code,value,currency/);
  });

  t.test("recharge and adjust move the ledger; refusals stand at their own form", async (t) => {
    const { id } = shop.bearer;
    t.equal((await act(id, "recharge", { "recharge[amount]": "5", "recharge[reason]": "" })).status, 303);
    t.equal((await act(id, "adjust", { "adjust[amount]": "-2.5", "adjust[reason]": "Mistyped" })).status, 303);
    t.match(await readCard(shop, id), { balance: 27.5, entries: [{}, { kind: "recharge" }, { kind: "adjust", reason: "Mistyped" }] });
    const refused = await act(id, "adjust", { "adjust[amount]": "0", "adjust[reason]": "Kept" });
    t.equal(refused.status, 422);
    t.match(refused.text, /id="field-adjust\[amount\]-error"/);
    t.notMatch(refused.text, /id="field-recharge\[amount\]-error"/);
    t.match(refused.text, /name="adjust\[reason\]" value="Kept"/);
    t.match(refused.text, /<details open><summary>[\s\S]{0,200}Adjust the balance/);
    t.match((await act(id, "adjust", { "adjust[amount]": "1", "adjust[reason]": "" })).text, /id="field-adjust\[reason\]-error"/);
    t.match((await act(id, "adjust", { "adjust[amount]": "-500", "adjust[reason]": "Too much" })).text, /Only \$27\.50 are left/);
  });

  t.test("suspend, resume, a new last day", async (t) => {
    const { id } = shop.bearer;
    t.equal((await act(id, "suspend", { "suspend[reason]": "Lost" })).status, 303);
    t.match(await readCard(shop, id), { status: "suspended" });
    t.match((await open(`/admin/gift-cards/${id}`, cookie)).text, /Resume it first\./);
    await act(id, "resume", { "resume[reason]": "" });
    t.match(await readCard(shop, id), { status: "active" });
    await act(id, "extend", { "extend[expires_at]": "2090-12-31", "extend[reason]": "Goodwill" });
    t.match(await readCard(shop, id), { expires_at: "2090-12-31T23:59:59.999Z" });
    t.match((await act(id, "extend", { "extend[expires_at]": "2001-01-01" })).text, /id="field-extend\[expires_at\]-error"/);
    await act(id, "extend", { "extend[expires_at]": "" });
    t.match(await readCard(shop, id), { expires_at: null });
    const { text } = await open(`/admin/gift-cards/${id}`, cookie);
    t.match(text, /Last day changed<\/strong>[\s\S]{0,200}Dec 31, 2090[\s\S]{0,200}Goodwill/);
  });

  t.test("an expired card says what it needs first, and can be spent again after it", async (t) => {
    const { id } = shop.expired;
    t.match((await open(`/admin/gift-cards/${id}`, cookie)).text, /It has expired\. Give it a new last day first\./);
    await act(id, "extend", { "extend[expires_at]": "2090-12-31" });
    await act(id, "adjust", { "adjust[amount]": "15", "adjust[reason]": "Given back" });
    t.match(await readCard(shop, id), { status: "active", balance: 15 });
  });

  t.test("a new code is shown once and ends the old one; a mail sends another", async (t) => {
    const { id, code: old } = shop.bearer;
    const { text } = await act(id, "reissue", { "reissue[reason]": "Seen by others" });
    const code = CODE.exec(text)?.[1] ?? "";
    t.match(await call("admin", "coupon_get_gift_card", { code }), { id });
    await t.rejects(call("admin", "coupon_get_gift_card", { code: old }), { code: "gift_card.not_found" });
    t.equal((await act(id, "send", { "send[recipient_email]": "other@example.com", "send[language]": "" })).status, 303);
    await runJob(shop, "gift-card.deliver");
    await t.rejects(call("admin", "coupon_get_gift_card", { code }), { code: "gift_card.not_found" });
    t.match((await act(id, "send", { "send[recipient_email]": "no address" })).text, /id="field-send\[recipient_email\]-error"/);
    t.equal((await act(shop.used.id, "send", { "send[message]": "Yours" })).status, 303, "an owner's card goes to the owner");
  });

  t.test("void says what goes, wants a reason, and is final", async (t) => {
    const { id } = shop.bearer;
    t.match((await open(`/admin/gift-cards/${id}`, cookie)).text, /\$27\.50 that are left go for good/);
    t.match((await act(id, "void", { "void[reason]": "" })).text, /id="field-void\[reason\]-error"/);
    t.equal((await act(id, "void", { "void[reason]": "Fraud" })).status, 303);
    t.match(await readCard(shop, id), { status: "void", balance: 0 });
    const { text } = await open(`/admin/gift-cards/${id}`, cookie);
    t.match(text, /It is void for good\./);
    t.notMatch(text, /name="void\[reason\]"/);
    t.equal((await act(id, "recharge", { "recharge[amount]": "5" })).status, 422);
  });

  t.test("a code is found without standing in an address, and pays an invoice", async (t) => {
    const found = await submit("/admin/gift-cards", { _action: "find", find: shop.used.code }, cookie);
    t.equal(found.headers.location, `/admin/gift-cards/${shop.used.id}`);
    t.equal((await submit("/admin/gift-cards", { _action: "find", find: "none" }, cookie)).status, 422);
    const card = await call<{ readonly code: string }>("admin", "coupon_generate_gift_card", { value: 10 });
    const pay = { _action: "pay", code: card.code, invoice_id: String(shop.invoiceId), amount: "10" };
    t.equal((await submit("/admin/gift-cards", pay, cookie)).status, 303);
    t.match(await call("admin", "invoice_get", { id: shop.invoiceId }), { paid: 40 });
    t.match((await submit("/admin/gift-cards", { ...pay, amount: "x" }, cookie)).text, /id="field-amount-error"/);
  });

  t.test("a batch is ordered; its codes come once", async (t) => {
    const order = { _action: "order", count: "2", value: "3", currency: "USD", expires_at: "", pin: "", note: "" };
    t.equal((await submit("/admin/gift-cards/batches", order, cookie)).status, 303);
    t.match((await submit("/admin/gift-cards/batches", { ...order, value: "" }, cookie)).text, /id="field-value-error"/);
    const fetched = await submit("/admin/gift-cards/batches", { _action: "fetch", batch: String(shop.batchId) }, cookie);
    t.match(fetched.text, /4 codes are shown this once[\s\S]*gift-cards-batch-\d+\.csv/);
    const again = await submit("/admin/gift-cards/batches", { _action: "fetch", batch: String(shop.batchId) }, cookie);
    t.equal(again.status, 409);
    t.match((await open("/admin/gift-cards/batches", cookie)).text, /Fetched and erased/);
  });

  t.test("what somebody typed is text everywhere", async (t) => {
    for (const path of ["", `/${shop.used.id}`, "/batches", "/mails", `?client_id=${shop.clientId}`]) {
      const { text } = await open(`/admin/gift-cards${path}`, cookie);
      t.notOk(text.includes(SCRIPT), path);
      t.match(text, /&lt;script&gt;alert\(1\)/, path);
    }
    t.notOk((await open(`/admin/clients/${shop.clientId}`, cookie)).text.includes(SCRIPT));
  });
});
