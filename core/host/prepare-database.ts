import type { Secrets } from "#core/events/scope.ts";
import { applicationSecret } from "./application-secret.ts";
import { deriveSecrets } from "./derive-secrets.ts";
import { raiseRevision } from "./host-state-row.ts";
import type { HostOptions } from "./open-host.ts";
import { recordExtensions } from "./record-extensions.ts";
import { seedShop } from "./seed-shop.ts";
import { hostTables } from "./tables.ts";

/**
 * What a start writes: on the first one the state row, the shop's settings and its currency; on each one the modules found and those
 * that did not load. Hosts that start at once do this one after the other. Returns the keys of this database.
 */
export async function prepareDatabase({ database, environment, catalogue, log }: HostOptions): Promise<Secrets> {
  const secret = await database.transaction(async (db) => {
    const tables = hostTables({ db });
    const created = await tables
      .insertInto("host_state")
      .values({ id: 1 })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    const state = await tables
      .selectFrom("host_state")
      .select(["secret", "secret_fingerprint"])
      .where("id", "=", 1)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (created !== undefined) await seedShop(db, environment);
    if (await recordExtensions(db, catalogue, log)) await raiseRevision(db);
    return applicationSecret(db, state, environment.appSecret, log);
  });
  return deriveSecrets(secret);
}
