import t from "tap";
import type { Actor } from "#core/events/actor.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import { acmeServer } from "./acme-server.ts";

type Client = Extract<Actor, { readonly kind: "client" }>;
type Link = { readonly id: number; readonly status: string; readonly last4: string | null; readonly balance: number | null };
type Operation = {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
  readonly reason: string | null;
};

const START_MS = Date.UTC(2030, 0, 1);

t.test("gift cards of a third party", async (t) => {
  const acme = await acmeServer();
  t.teardown(() => acme.close());
  const shop = await testHost(t, { catalogue: await loadCatalogue({ folders: ["examples"] }) });
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  await shop.call("admin", "extension_config_save", { ext: "gift-card-provider", base_url: acme.url, api_key: "secret", timeout_ms: 150 });
  const clientId = await shop.call<number>("admin", "client_create", { email: "ada@example.com", first_name: "Ada" });
  const client: Client = { kind: "client", clientId };
  let minutes = 0;
  const later = async (more: number): Promise<void> => {
    minutes += more;
    await shop.call("admin", "system_set_clock", { now: new Date(START_MS + minutes * 60_000).toISOString() });
  };
  await later(0);
  const linked = async (code: string, available: bigint): Promise<Link> => {
    acme.cards.set(code, { ref: `ref-${code}`, pin: undefined, currency: "USD", available });
    const { id } = await shop.call<Link>("client", "gift_card_link", { provider: "acme", code }, client);
    await runOpen(shop);
    return linkOf(shop, client, id);
  };

  t.test("a card is linked once its provider knows it; the code is forgotten either way", async (t) => {
    const link = await linked("ACME-0001", 10_000n);
    t.match(link, { status: "active", last4: "0001", balance: 100 });
    const refused = await shop.call<Link>("client", "gift_card_link", { provider: "acme", code: "NOBODYS" }, client);
    t.equal(refused.status, "pending");
    await runOpen(shop);
    t.equal((await linkOf(shop, client, refused.id)).status, "refused");
    const scope = await shop.scope();
    const { rows } = await scope.db.executeQuery<{ sealed: number }>(
      (await import("kysely")).CompiledQuery.raw("select count(*)::int as sealed from gift_card_link where sealed_code is not null"),
    );
    t.equal(rows[0]?.sealed, 0);
    await t.rejects(shop.call("client", "gift_card_link", { provider: "none", code: "X" }, client), { code: "gift_card.provider_unknown" });
    t.match(await shop.call("client", "gift_card_link_balance", { id: link.id }, client), { balance: 100 });
  });

  t.test("an invoice is paid: held first, captured with the settlement, refunded to the card", async (t) => {
    const link = await linked("ACME-0002", 5_000n);
    const invoice = await makeInvoice(shop, client, 80);
    t.match(await redeem(shop, client, link, invoice), { redeemed: 0, pending: 50, invoice: { status: "unpaid", held: 0 } });
    await runOpen(shop);
    t.match(await shop.call("admin", "invoice_get", { id: invoice }), { status: "unpaid", held: 50, balance_due: 30 });
    await shop.call("admin", "invoice_mark_as_paid", { id: invoice });
    await runOpen(shop);
    t.equal(acme.holds.get("hold-1")?.captured, 5_000n);
    t.match(await shop.call("admin", "invoice_refund", { id: invoice }), { refunded: 80 });
    await runOpen(shop);
    t.equal(acme.cards.get("ACME-0002")?.available, 5_000n);
  });

  t.test("cancelling gives the hold back", async (t) => {
    const link = await linked("ACME-0003", 2_000n);
    const invoice = await makeInvoice(shop, client, 80);
    await redeem(shop, client, link, invoice);
    await runOpen(shop);
    t.equal(acme.cards.get("ACME-0003")?.available, 0n);
    await shop.call("admin", "invoice_cancel", { id: invoice });
    await runOpen(shop);
    t.equal(acme.cards.get("ACME-0003")?.available, 2_000n);
  });

  for (const mishap of ["silent before", "silent after", "fault", "cut after"] as const) {
    t.test(`a provider that is ${mishap} leaves the outcome unknown; reconciliation finds out, and nothing is taken twice`, async (t) => {
      const code = `ACME-${mishap.replaceAll(" ", "-")}`;
      const link = await linked(code, 3_000n);
      const invoice = await makeInvoice(shop, client, 30);
      await redeem(shop, client, link, invoice);
      acme.mishap = mishap;
      await runOpen(shop);
      const [unknown] = await operations(shop, "unknown");
      t.match(unknown, { kind: "hold", attempts: 1 });
      t.match(
        await shop.call("admin", "invoice_get", { id: invoice }),
        { status: "unpaid", held: 0, paid: 0 },
        "nothing is believed that is not known",
      );
      await later(10);
      await runJob(shop, "gift-card.reconcile");
      t.match((await operations(shop, "unknown"))[0], { attempts: 2 }, "still unknown");
      acme.mishap = "none";
      await runJob(shop, "gift-card.reconcile");
      t.equal((await operations(shop, "unknown")).length, 1, "not before its time");
      await later(60);
      await runJob(shop, "gift-card.reconcile");
      t.match(await shop.call("admin", "invoice_get", { id: invoice }), { status: "paid", paid: 30 });
      await runOpen(shop);
      t.equal(acme.cards.get(code)?.available, 0n);
      const taken = [...acme.holds.values()].filter(({ card }) => card === `ref-${code}`);
      t.match(taken, [{ captured: 3_000n, left: 0n }]);
      t.equal(taken.length, 1);
    });
  }

  t.test("a capture of unknown outcome is asked for again, and a refund waits for it", async (t) => {
    const link = await linked("ACME-0005", 4_000n);
    const invoice = await makeInvoice(shop, client, 40);
    await redeem(shop, client, link, invoice);
    await runKind(shop, "hold");
    acme.mishap = "cut after";
    await runOpen(shop);
    t.match(await operations(shop, "unknown"), [{ kind: "capture" }]);
    await shop.call("admin", "invoice_refund", { id: invoice });
    acme.mishap = "none";
    await runKind(shop, "refund");
    t.match(await operations(shop, "waiting"), [{ kind: "refund" }], "not before the capture is certain");
    await later(60);
    await runJob(shop, "gift-card.reconcile");
    t.strictSame([...(await operations(shop, "unknown")), ...(await operations(shop, "waiting"))], []);
    t.equal(acme.cards.get("ACME-0005")?.available, 4_000n);
  });

  t.test("a refusal pays nothing, and an invoice that was paid otherwise meanwhile gives the hold back", async (t) => {
    const link = await linked("ACME-0006", 1_000n);
    const invoice = await makeInvoice(shop, client, 25);
    await redeem(shop, client, link, invoice, 25);
    await runOpen(shop);
    t.match((await operations(shop, "refused"))[0], { kind: "hold", reason: "gift_card.balance_too_low" });
    t.match(await shop.call("admin", "invoice_get", { id: invoice }), { held: 0, status: "unpaid" });
    await redeem(shop, client, link, invoice, 10);
    await shop.call("admin", "invoice_mark_as_paid", { id: invoice });
    await runOpen(shop);
    await runOpen(shop);
    t.equal(acme.cards.get("ACME-0006")?.available, 1_000n);
    t.match(await shop.call("admin", "invoice_get", { id: invoice }), { paid: 25 });
    await t.rejects(redeem(shop, client, link, invoice), { code: "gift_card.invoice_not_payable" });
    t.equal(await shop.call("client", "gift_card_unlink", { id: link.id }, client), true);
    await t.rejects(redeem(shop, client, link, invoice), { code: "gift_card.link_not_found" });
  });

  t.test("no third party is ever asked inside a transaction", async (t) => {
    const link = await linked("ACME-0007", 1_000n);
    const before = new Map(acme.asked);
    await redeem(shop, client, link, await makeInvoice(shop, client, 5));
    t.strictSame(new Map(acme.asked), before);
    await runOpen(shop);
  });
});

function makeInvoice(shop: TestHost, client: Client, price: number): Promise<number> {
  return shop.call("admin", "invoice_prepare", {
    client_id: client.clientId,
    items: [{ title: "Work", price, quantity: 1, taxed: false }],
    approve: true,
  });
}

function redeem(shop: TestHost, client: Client, { id }: Link, invoice: number, amount?: number): Promise<unknown> {
  return shop.call("client", "gift_card_redeem", { link_id: id, invoice_id: invoice, ...(amount === undefined ? {} : { amount }) }, client);
}

async function linkOf(shop: TestHost, client: Client, id: number): Promise<Link> {
  const link = (await shop.call<readonly Link[]>("client", "gift_card_link_get_list", {}, client)).find((candidate) => candidate.id === id);
  if (link === undefined) throw new Error("The link is gone.");
  return link;
}

async function operations(shop: TestHost, status: string): Promise<readonly Operation[]> {
  return (await shop.call<{ readonly list: readonly Operation[] }>("admin", "gift_card_operation_get_list", { status })).list;
}

/** What the queue would do right after the commit, until nothing new waits. */
async function runOpen(shop: TestHost): Promise<void> {
  for (
    let waiting = await operations(shop, "waiting"), rounds = 0;
    waiting.length > 0 && rounds < 5;
    waiting = await operations(shop, "waiting"), rounds += 1
  ) {
    for (const { id } of waiting.toReversed()) await runJob(shop, "gift-card.run-operation", { id });
  }
}

async function runKind(shop: TestHost, kind: string): Promise<void> {
  for (const operation of await operations(shop, "waiting"))
    if (operation.kind === kind) await runJob(shop, "gift-card.run-operation", { id: operation.id });
}

async function runJob(shop: TestHost, name: string, payload: unknown = {}): Promise<void> {
  const scope = await shop.scope();
  await scope.wiring.job(name)?.run(scope, payload as never);
  await shop.host.finish(scope);
}
