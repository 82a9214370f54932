import type { Db, Log } from "#core/events/scope.ts";
import { systemClock } from "#core/kernel/clock.ts";
import type { Catalogue } from "./catalogue.ts";
import { hostTables } from "./tables.ts";

/**
 * Notes the modules this host found. New ones are active at once. One that did not load is counted; at the third start in a row it is
 * disabled, and stays so until somebody activates it. Returns whether any host has to reload its modules.
 */
export async function recordExtensions(db: Db, catalogue: Catalogue, log: Log): Promise<boolean> {
  const tables = hostTables({ db });
  const known = new Map(
    (await tables.selectFrom("extension").selectAll().where("type", "=", "mod").execute()).map((row) => [row.name, row]),
  );
  const updated_at = systemClock.now();
  let changed = false;
  for (const { id, manifest } of catalogue.modules) {
    const row = known.get(id);
    const { version } = manifest;
    if (row === undefined) {
      await tables
        .insertInto("extension")
        .values({ name: id, version, updated_at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else if (row.status === "failed") {
      log.warn({ module: id }, "The module loads again, but was disabled after failing three times; activate it to use it.");
      continue;
    } else if (row.version !== version || row.failures > 0) {
      await tables.updateTable("extension").set({ version, failures: 0, fault: null, updated_at }).where("id", "=", row.id).execute();
    } else continue;
    changed = true;
  }
  for (const { id, manifest, fault } of catalogue.faults) {
    const row = known.get(id);
    log.error({ module: id }, `The module was left out: ${fault}`);
    const isDouble = catalogue.modules.some((module) => module.id === id);
    if (isDouble || (row !== undefined && row.status !== "installed")) continue;
    const failures = (row?.failures ?? 0) + 1;
    const status = failures >= MOST_FAILURES ? "failed" : "installed";
    const version = manifest?.version ?? row?.version ?? "0.0.0";
    await tables
      .insertInto("extension")
      .values({ name: id, version, status, failures, fault, updated_at })
      .onConflict((conflict) => conflict.columns(["type", "name"]).doUpdateSet({ status, failures, fault, updated_at }))
      .execute();
    if (status === "failed") log.error({ module: id }, "The module failed to load three times in a row and is disabled.");
    changed = true;
  }
  return changed;
}

const MOST_FAILURES = 3;
