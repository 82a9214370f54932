import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { monotonicMs } from "#core/kernel/clock.ts";
import { type BenchShop, onDatabase, urlOf } from "../shop/bench-shop.ts";
import { type HostUnderTest, hostUnderTest } from "../shop/host-under-test.ts";
import { makeListOriginals, seedLists } from "../shop/seed-lists.ts";

/** A shop of its own whose lists are long, and whose figures have been folded by the job as in any other. */
export async function listShop(
  shop: BenchShop,
  rows: number,
  say: (line: string) => void,
  onStop: (undo: () => Promise<void>) => void,
): Promise<{ readonly host: HostUnderTest; readonly url: string }> {
  const url = urlOf(shop.url, "lists");
  await shop.small.stop();
  await onDatabase(urlOf(shop.url, "postgres"), (client) => client.query("create database lists template small"));
  const folder = join(shop.folder, "lists");
  await mkdir(folder, { recursive: true });
  const start = async (): Promise<HostUnderTest> => {
    const host = await hostUnderTest({ databaseUrl: url, folder });
    onStop(host.stop);
    return host;
  };
  const maker = await start();
  const originals = await onDatabase(url, (client) => makeListOriginals(maker, client));
  await maker.stop();
  await onDatabase(url, (client) => seedLists(client, originals, rows));
  const host = await start();
  const began = monotonicMs();
  const waited = await onDatabase(url, untilFolded);
  say(`${waited} changes of ${rows} coupons were folded in ${((monotonicMs() - began) / 1_000).toFixed(1)} s.`);
  await onDatabase(url, (client) => client.query("vacuum (analyze)"));
  return { host, url };
}

/** Asks for the job as the product asks for any, and waits until nothing is left to be folded; answers how much there was. */
async function untilFolded(client: pg.Client): Promise<number> {
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      "select ((select count(*) from promo_figures_change) + (select count(*) from promo_tried_cart where not is_folded))::int as count",
    );
    return rows[0]?.count ?? 0;
  };
  const count = await waiting();
  await client.query(
    `insert into outbox (name, payload, created_at) values ('@job', '{"job": "coupon.fold_figures", "payload": {}}', now())`,
  );
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  return count;
}
