import { sql } from "kysely";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import { type InvariantReport, verifyBooks } from "#core/verify/verify-books.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";

/** An empty shop with its administrator, at a moment. */
export async function readyShop(t: TestLife, now: string, environment: Readonly<Record<string, string>> = {}): Promise<TestHost> {
  const shop = await testHost(t, { environment });
  await ensureFirstAdministrator(await shop.scope(), {});
  await shop.call("admin", "system_set_clock", { now });
  return shop;
}

/** The rows a statement answers, without the names of their columns. */
export async function rowsOf({ host }: TestHost, query: string): Promise<readonly unknown[][]> {
  return (await sql.raw<object>(query).execute(host.database.db)).rows.map((row) => Object.values(row));
}

/** What `largesse verify` finds broken: of value anything, of what waits for jobs only what the story itself has to see to. */
export async function brokenPromises({ scope }: TestHost): Promise<readonly InvariantReport[]> {
  const value = await verifyBooks(await scope(), { about: "value" });
  const holds = await verifyBooks(await scope(), { only: "billing.holds-expire" });
  return [...value, ...holds].filter(({ isKept }) => !isKept);
}
