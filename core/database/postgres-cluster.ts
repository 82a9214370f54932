import { chown, mkdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ConfigurationError } from "#config/configuration-error.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { endOf, lastLinesOf, SUPERUSER, spawnPostgres } from "./postgres-process.ts";

/** What lies in the folder of an embedded PostgreSQL. */
export type PostgresFolder = {
  readonly home: string;
  /** PostgreSQL's own data. */
  readonly cluster: string;
  readonly log: string;
  /** The random password of the superuser; readable by the host's account only. */
  readonly password: string;
  /** The port of the last start, kept so that it changes as rarely as possible. */
  readonly port: string;
};

export async function openPostgresFolder(home: string): Promise<PostgresFolder> {
  await mkdir(dirname(home), { recursive: true, mode: 0o711 });
  await mkdir(home, { recursive: true, mode: 0o700 });
  const log = join(home, "postgres.log");
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size > LARGEST_LOG_BYTES) await truncate(log);
  return { home, cluster: join(home, "cluster"), log, password: join(home, "password"), port: join(home, "port") };
}

/** Creates the cluster unless there is one, and returns its password. Killed in the middle, it begins anew the next time. */
export async function preparePostgresCluster(
  folder: PostgresFolder,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<string> {
  const [exists, known] = await Promise.all([isFolder(folder.cluster), readFile(folder.password, "utf8").catch(() => undefined)]);
  if (exists && known !== undefined) return known.trim();
  if (exists) {
    throw new ConfigurationError([
      `The file ${folder.password} with the password of the embedded PostgreSQL is missing. Restore it beside its data.`,
    ]);
  }
  const password = randomHex(24);
  await writeFile(folder.password, `${password}\n`, { mode: 0o600 });
  await initialise(folder, binaries, account, password);
  return password;
}

const LARGEST_LOG_BYTES = 10_000_000;

/** Text is compared byte by byte and cased by Unicode, the same on every machine and for every operating system's locale. */
const INITDB_FLAGS = [
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--locale=C.UTF-8",
  "--lc-messages=C",
  "--data-checksums",
];

async function initialise(folder: PostgresFolder, binaries: PostgresBinaries, account: PostgresAccount, password: string): Promise<void> {
  const draft = `${folder.cluster}.new`;
  const passwordCopy = `${folder.password}.initdb`;
  await rm(draft, { recursive: true, force: true });
  try {
    await writeFile(passwordCopy, `${password}\n`, { mode: 0o600 });
    if (account.owner !== undefined) await chown(passwordCopy, account.owner.uid, account.owner.gid);
    const parameters = [`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordCopy}`, ...INITDB_FLAGS];
    const child = spawnPostgres(account, binaries.initdb, parameters, folder.log);
    await endOf(child);
    if (child.exitCode !== 0) {
      throw new ConfigurationError([
        `The embedded PostgreSQL could not create its data in ${folder.home}:\n${await lastLinesOf(folder.log)}`,
      ]);
    }
    await rename(draft, folder.cluster);
  } finally {
    await rm(passwordCopy, { force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
