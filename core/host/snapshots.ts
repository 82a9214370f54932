import type { Db, Log } from "#core/events/scope.ts";
import type { Shop } from "#core/events/shop.ts";
import type { Wiring } from "#core/events/wiring.ts";
import type { HostContext } from "./host-context.ts";
import { readShop } from "./shop-settings.ts";
import { hostTables } from "./tables.ts";
import { wiringOf } from "./wiring-of.ts";

/** Wiring and shop settings as they were at one revision. */
export type Snapshot = { readonly wiring: Wiring; readonly shop: Shop };

/**
 * Gives the snapshot of a revision. The last one is kept, so that a call reads the rows only when the revision has moved; calls that
 * come while it is being read wait for the same reading.
 */
export function openSnapshots(db: Db, context: HostContext, log: Log): (revision: number) => Promise<Snapshot> {
  let held: { readonly revision: number; readonly snapshot: Promise<Snapshot> } | undefined;
  return (revision) => {
    if (held?.revision === revision) return held.snapshot;
    const reading = { revision, snapshot: readSnapshot(db, context, revision, log) };
    held = reading;
    reading.snapshot.catch(() => {
      if (held === reading) held = undefined;
    });
    return reading.snapshot;
  };
}

async function readSnapshot(db: Db, context: HostContext, revision: number, log: Log): Promise<Snapshot> {
  const tables = hostTables({ db });
  const [extensions, settings] = await Promise.all([
    tables.selectFrom("extension").select(["name", "status", "config"]).execute(),
    tables.selectFrom("setting").select(["param", "value"]).execute(),
  ]);
  const { wiring, faults } = wiringOf({ revision, context, extensions });
  const shop = readShop(settings);
  for (const { module, fault } of faults) log.warn({ module, revision }, fault);
  for (const fault of shop.faults) log.warn({ revision }, fault);
  return { wiring, shop: shop.shop };
}
