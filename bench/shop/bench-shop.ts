import { chmod, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { type BenchOptions, SMALL_SHOP_COUPONS } from "../options.ts";
import { type HostUnderTest, hostUnderTest } from "./host-under-test.ts";
import { FIRST_CLIENT } from "./numbers.ts";
import { seedRedemptions } from "./seed-redemptions.ts";
import { makeOriginals, seedClients, seedCoupons } from "./seed-shop.ts";

/** Two shops on one fresh PostgreSQL with its durable defaults: the large one, and one alike with few coupons. */
export type BenchShop = {
  readonly folder: string;
  readonly url: string;
  readonly postmasterPid: number;
  readonly large: HostUnderTest;
  readonly small: HostUnderTest;
  /** A cart with three lines that nobody orders. */
  readonly likeCart: number;
};

export async function benchShop(
  options: BenchOptions,
  say: (line: string) => void,
  onStop: (undo: () => Promise<void>) => void,
): Promise<BenchShop> {
  const folder = await mkdtemp(join(tmpdir(), "largesse-bench-"));
  onStop(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres(join(folder, "database"), quietLog, options.statements ? WATCHED : {});
  onStop(postgres.stop);
  const start = async (name: string, databaseUrl: string, profile?: string): Promise<HostUnderTest> => {
    await mkdir(join(folder, name), { recursive: true });
    const host = await hostUnderTest({ databaseUrl, folder: join(folder, name), profile });
    onStop(host.stop);
    return host;
  };
  say("The shop is being filled.");
  const seeder = await start("seeder", postgres.url);
  const originals = await onDatabase(postgres.url, async (client) => {
    const made = await makeOriginals(seeder, client);
    await seedClients(client, made, options.clients, options.buyers);
    await seedCoupons(client, made, { first: 1, last: SMALL_SHOP_COUPONS });
    await client.query("update promo set listed = true where id > $1", [made.promoId]);
    return made;
  });
  await seeder.stop();
  if (options.statements) await onDatabase(postgres.url, (client) => client.query("create extension pg_stat_statements"));
  const smallUrl = urlOf(postgres.url, "small");
  await onDatabase(urlOf(postgres.url, "postgres"), (client) => client.query("create database small template largesse"));
  const filler = await start("filler", postgres.url);
  await onDatabase(postgres.url, async (client) => {
    const coupons = { first: SMALL_SHOP_COUPONS + 1, last: options.coupons };
    if (coupons.last < coupons.first) return;
    await seedCoupons(client, originals, coupons, options.redemptions);
    await seedRedemptions(filler, client, originals, { coupons, clients: options.clients, redemptions: options.redemptions });
    await client.query("update promo set listed = true where id in (select id from promo where not listed order by id desc limit 400)");
  });
  await filler.stop();
  for (const url of [postgres.url, smallUrl]) await onDatabase(url, (client) => client.query("vacuum (analyze)"));
  await onDatabase(postgres.url, (client) => client.query("checkpoint"));
  const [large, small] = [await start("large", postgres.url, options.profile), await start("small", smallUrl)];
  return {
    folder,
    url: postgres.url,
    postmasterPid: await onDatabase(postgres.url, postmasterOf),
    large,
    small,
    likeCart: FIRST_CLIENT + 1,
  };
}

export async function onDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Every session is a child of the server's first process. */
async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const text = await readFile(`/proc/${rows[0]?.pid}/stat`, "utf8");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
}

/** Only on demand: watching every statement costs each of them a little. */
const WATCHED = { shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.track_planning": "on" };

const quietLog = { info: () => undefined, warn: () => undefined, error: console.error };
