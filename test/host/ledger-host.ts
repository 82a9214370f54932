import type { Test } from "tap";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import { type FixtureModule, writeModule } from "./fixture-module.ts";
import { ledgerModule } from "./ledger-module.ts";

/** A started host that has found the module `ledger`, and the given ones beside it. */
export async function ledgerHost(t: Test, others: readonly FixtureModule[] = []): Promise<TestHost & { readonly folder: string }> {
  const folder = t.testdir();
  await writeModule(folder, { id: "ledger", code: ledgerModule });
  for (const other of others) await writeModule(folder, other);
  const catalogue = await loadCatalogue({ folders: [folder] });
  const started = await testHost(t, { catalogue });
  await migrateAll(started.host.database, catalogue);
  return { ...started, folder };
}
