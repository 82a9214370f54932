import { randomInt } from "node:crypto";
import t from "tap";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { type HostProcess, hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { testHost } from "#test/harness/test-host.ts";
import { onDatabase } from "#test/processes/on-database.ts";
import { hostAt, numberOf, sellProduct, signUpClients } from "#test/processes/shop.ts";
import { type Draws, drawsFrom } from "./draws.ts";
import { dayOf, type Send, type ShopState, takeStep } from "./shop-program.ts";

const operations = Number(process.env["LEDGER_OPERATIONS"] ?? 5_000);
const seed = Number(process.env["LEDGER_SEED"] ?? randomInt(2 ** 31));
const atOnce = 8;
const modules = ["coupon", "gift-card", "loyalty"];

/** What must have happened, and in a program of how many operations that can be expected. */
const wanted = [
  ["cart/checkout", 100],
  ["invoice/mark_as_paid", 200],
  ["invoice/cancel", 1_000],
  ["invoice/refund", 1_000],
  ["loyalty/redeem_reward", 3_000],
  ["gift_card/redeem", 4_000],
] as const;

t.setTimeout(180_000 + operations * 100);

t.test(`${operations} random operations, a killed host in the middle: the books are right (LEDGER_SEED=${seed})`, async (t) => {
  const url = await sharedDatabase(t);
  const start = () => hostProcess(t, url, { DATA_DIR: t.testdirName, WORKERS: "1" });
  const hosts = [await start(), await start()];
  const state = await openShop(hosts);
  const tally = new Map<string, number>();
  let sent = 0;
  const sendFrom =
    (place: number): Send =>
    async (role, method, input = {}, client) => {
      sent += 1;
      const idempotencyKey = `ledger-program-${seed}-${sent}`;
      for (let tries = 0; ; tries += 1) {
        const options = { idempotencyKey, ...(client === undefined ? {} : { key: client.key }) };
        const answer = await hostAt(hosts, place + tries)
          .call(role, method, input, options)
          .catch(() => undefined);
        if (answer === undefined || (answer.status === 503 && tries < 20) || answer.error?.code === "idempotency.in_progress") continue;
        count(tally, `${method} ${answer.error?.code ?? "done"}`);
        if (answer.status >= 500) t.fail(`${method} ${JSON.stringify(input)} ended in ${answer.status}`, { error: answer.error });
        return answer;
      }
    };

  const beginning = performance.now();
  const work = async (place: number, until: number): Promise<void> => {
    const draws = drawsFrom(seed + place + until);
    for (const send = sendFrom(place); sent < until; ) await takeStep(send, state, draws);
  };
  const chapters = 10;
  const whole = drawsFrom(seed);
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    const until = Math.round((operations * chapter) / chapters);
    const crew = Array.from({ length: atOnce }, (_, place) => work(place, until));
    if (chapter === chapters / 2) await replaceKilled(hosts, start, () => sent >= until - operations / chapters / 2);
    if (chapter % 3 === 0) await switchOffAndOn(sendFrom(0), whole, () => sent >= until);
    await Promise.all(crew);
    await passDays(sendFrom(1), state, whole);
  }
  t.comment(
    `${sent} calls in ${Math.round(performance.now() - beginning)} ms; ${state.invoices.length} invoices, ${state.cards.length} cards`,
  );
  t.comment(JSON.stringify(Object.fromEntries([...tally].sort())));
  for (const [method, least] of wanted) {
    if (operations >= least) t.ok((tally.get(`${method} done`) ?? 0) > 0, `${method} happened`);
  }
  await untilTold(url);
  for (const host of hosts) await host.stop();
  const shop = await testHost(t, { url, environment: { TEST_CLOCK: "1" } });
  const reports = await verifyBooks(await shop.scope());
  t.ok(reports.length > 30, "there is much to be checked");
  t.strictSame(
    reports.filter(({ isKept }) => !isKept).map(({ id, bad, fault }) => ({ id, bad, fault })),
    [],
  );
  const stored = new Set((await onDatabase(url, "select id from invoice union all select -id from gift_card")).map(({ id }) => Number(id)));
  t.strictSame(
    [...state.invoices.map(({ id }) => id), ...state.cards.map(({ id }) => -id)].filter((id) => !stored.has(id)),
    [],
    "what was acknowledged is there, the killed host's answers included",
  );
});

async function openShop(hosts: readonly HostProcess[]): Promise<ShopState> {
  const host = hostAt(hosts, 0);
  await host.call("admin", "system/set_clock", { now: dayOf(0) });
  const gift = { title: "Gift", type: "gift_card", pricing: { type: "once", once: { price: 15, setup: 0 } } };
  const cardProduct = numberOf(await host.call("admin", "product/create", gift));
  await host.call("admin", "invoice/tax_create", { name: "VAT", taxrate: 19 });
  const products = [await sellProduct(host, 19.99), await sellProduct(host, 7.5), await sellProduct(host, 120)];
  const coupons: number[] = [];
  const drafts = [
    { code: "TENTH", type: "percentage", value: 10, stackable: 1, maxuses: 300 },
    { code: "FIVER", type: "absolute", value: 5, stackable: 1 },
    { code: "BUDGET", type: "percentage", value: 12, budget: 400, stackable: 1 },
    { code: "POINTED", type: "percentage", value: 15, loyalty_points_required: 50 },
    { code: "ONCEEACH", type: "absolute", value: 8, once_per_client: 1 },
    { code: "LINEONLY", type: "percentage", value: 9, products: products.slice(0, 1), stackable: 1, max_discount_amount: 4 },
  ];
  for (const draft of drafts) coupons.push(numberOf(await host.call("admin", "coupon/create_advanced", draft)));
  const rewards = [
    numberOf(await host.call("admin", "loyalty/reward_create", { title: "Card", points: 400, kind: "gift_card", amount: 4 })),
  ];
  rewards.push(
    numberOf(await host.call("admin", "loyalty/reward_create", { title: "Thing", points: 300, kind: "product", product_id: products[1] })),
  );
  await host.call("admin", "loyalty/tier_create", { name: "Gold", threshold: 500, multiplier: 1.5 });
  await host.call("admin", "extension/config_save", { ext: "loyalty", expiry_months: 1, pending_days: 5 });
  const clients = await signUpClients(hosts, 24);
  return {
    clients: [...clients],
    products,
    cardProduct,
    coupons,
    codes: drafts.map(({ code }) => code),
    rewards,
    cards: [],
    invoices: [],
    dayOfProgram: 0,
  };
}

/** Kills the first host in the middle of its work and starts another one in its place. */
async function replaceKilled(hosts: HostProcess[], start: () => Promise<HostProcess>, isTime: () => boolean): Promise<void> {
  while (!isTime()) await new Promise((resume) => setTimeout(resume, 5));
  await hosts[0]?.stop("SIGKILL");
  hosts[0] = await start();
}

/** Nothing is lost by a module that is off for a while. */
async function switchOffAndOn(send: Send, draws: Draws, isTime: () => boolean): Promise<void> {
  const id = draws.one(modules);
  await send("admin", "extension/deactivate", { id, type: "mod" });
  while (!isTime()) await new Promise((resume) => setTimeout(resume, 5));
  await send("admin", "extension/activate", { id, type: "mod" });
}

async function passDays(send: Send, state: ShopState, draws: Draws): Promise<void> {
  state.dayOfProgram += 1 + draws.below(9);
  await send("admin", "system/set_clock", { now: dayOf(state.dayOfProgram) });
  const { result } = await send("admin", "cron/run");
  if ((result as { readonly failed: number } | null)?.failed !== 0) throw new Error(`A job failed: ${JSON.stringify(result)}`);
}

/** Waits until everything that was announced or queued has been handed over. */
async function untilTold(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [row] = await onDatabase(url, WAITING);
    if (row?.["waiting"] === 0) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** A job that is for later is no longer waited for. */
const WAITING = `select ((select count(*) from outbox where relayed_at is null) + (select count(*) from graphile_worker.jobs
  where attempts < max_attempts and run_at < now() + interval '10 seconds'))::int as waiting`;

function count(tally: Map<string, number>, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}
