import { cpus } from "node:os";
import { monotonicMs } from "#core/kernel/clock.ts";
import { listShop } from "./lists/list-shop.ts";
import { measureLists } from "./lists/measure-lists.ts";
import { quietestRound } from "./load/quietest-round.ts";
import type { Sample } from "./load/sample.ts";
import { operations } from "./operations.ts";
import { type BenchOptions, readOptions, SMALL_SHOP_COUPONS } from "./options.ts";
import { pricingAlone } from "./pricing-alone.ts";
import { miscounted } from "./report/check-limits.ts";
import { costlyStatements } from "./report/costly-statements.ts";
import { goalsOf } from "./report/goals-of.ts";
import { listsTable } from "./report/lists-table.ts";
import { tableOf } from "./report/table-of.ts";
import { type BenchShop, benchShop } from "./shop/bench-shop.ts";

/** `npm run bench`: the product over HTTP beside the least the database could do, in one run. See README.md. */
async function main(options: BenchOptions): Promise<void> {
  const start = monotonicMs();
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0)) await step();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void stop().finally(() => process.exit(1)));
  try {
    await measure(options, (step) => undo.unshift(step));
  } finally {
    await stop();
  }
  say(`\nTook ${((monotonicMs() - start) / 1_000).toFixed(0)} s.`);
}

async function measure(options: BenchOptions, onStop: (step: () => Promise<void>) => void): Promise<void> {
  const { coupons, clients, buyers, redemptions, rounds, seconds } = options;
  say(
    `${cpus().length} cores, Node ${process.versions.node}; ${coupons} coupons, ${clients} clients with carts, ${buyers} buyers, ${redemptions} redemptions;`,
  );
  say(`samples of ${seconds} s, the quietest of ${rounds} rounds.`);
  const shop = await benchShop(isOnlyLists(options) ? { ...options, coupons: SMALL_SHOP_COUPONS } : options, say, onStop);
  const machine = { hostPids: [shop.large.pid, shop.small.pid], postmasterPid: shop.postmasterPid };
  const measured = new Map<string, readonly Sample[]>();
  for (const group of await operations(shop, options)) {
    if (!isWanted(options, group.name)) continue;
    if (options.statements) {
      for (const subject of group.subjects.filter(({ kind }) => kind === "product")) {
        for (let turn = 0; turn < rounds; turn += 1) await costlyStatements(shop.url, subject, seconds);
        say(`\n${subject.name}\n`);
        for (const line of await costlyStatements(shop.url, subject, seconds)) say(line);
      }
      continue;
    }
    const samples = await quietestRound(machine, group, { rounds, seconds });
    measured.set(group.name, samples);
    say(`\n${group.title}\n\n${tableOf(samples)}`);
    for (const { subject, faults } of samples) for (const [fault, count] of faults) say(`${subject.name}: ${count} × ${fault}`);
  }
  if (isWanted(options, "lists") && !options.statements) await lists(shop, options, onStop);
  const pricing = pricingAlone();
  say(`\nPricing alone, 100 lines × 50 coupons: median ${pricing.medianMs.toFixed(2)} ms, fastest ${pricing.fastestMs.toFixed(2)} ms`);
  say(`\nGoals (must · target · stretch)\n`);
  for (const line of goalsOf(measured, pricing.medianMs)) say(line);
  const wrong = await miscounted(shop.url);
  say(`\nCoupons whose counter is wrong: ${wrong}`);
  if (wrong !== 0) process.exitCode = 1;
}

async function lists(shop: BenchShop, { coupons }: BenchOptions, onStop: (step: () => Promise<void>) => void): Promise<void> {
  const { host, url } = await listShop(shop, coupons, say, onStop);
  say(`\nLists of ${coupons} rows (P13)\n\n${listsTable(await measureLists(host, url, coupons))}`);
  await host.stop();
}

function isWanted({ only }: BenchOptions, group: string): boolean {
  return only.length === 0 || only.includes(group);
}

/** Then nobody needs the other long shop. */
function isOnlyLists({ only }: BenchOptions): boolean {
  return only.length === 1 && only[0] === "lists";
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(readOptions(process.argv.slice(2)));
