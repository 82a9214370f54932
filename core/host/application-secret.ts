import { ConfigurationError } from "#config/configuration-error.ts";
import type { Db, Log } from "#core/events/scope.ts";
import { secretKey } from "#core/kernel/identifier.ts";
import { deriveSecrets, secretFingerprint } from "./derive-secrets.ts";
import { hostTables } from "./tables.ts";

export type SecretRow = { readonly secret: string | null; readonly secret_fingerprint: string | null };

/**
 * The secret from which every key derives: the configured one, else the one generated for this database, else a new one. Codes and
 * sessions made under one secret mean nothing under another, so a host that has the wrong one does not start.
 */
export async function applicationSecret(db: Db, row: SecretRow, configured: string | undefined, log: Log): Promise<string> {
  const secret = configured ?? row.secret ?? undefined;
  if (secret === undefined) {
    if (row.secret_fingerprint !== null)
      throw new ConfigurationError(["This database was set up with an APP_SECRET: set APP_SECRET to the same value."]);
    const generated = secretKey();
    log.warn({}, "No APP_SECRET is set: one was generated and is kept in the database. Whoever can read the database can read it.");
    await remember(db, { secret: generated, secret_fingerprint: fingerprintOf(generated) });
    return generated;
  }
  if (row.secret_fingerprint === null) await remember(db, { secret: null, secret_fingerprint: fingerprintOf(secret) });
  else if (row.secret_fingerprint !== fingerprintOf(secret)) {
    throw new ConfigurationError([
      "APP_SECRET is not the secret this database was set up with: cards, sessions and signatures made under it would be lost.",
    ]);
  }
  return secret;
}

function fingerprintOf(secret: string): string {
  return secretFingerprint(deriveSecrets(secret));
}

async function remember(db: Db, row: SecretRow): Promise<void> {
  await hostTables({ db }).updateTable("host_state").set(row).where("id", "=", 1).execute();
}
