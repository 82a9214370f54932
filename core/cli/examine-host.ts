import { sql } from "kysely";
import { ConfigurationError } from "#config/configuration-error.ts";
import { pendingMigrations, schemaDrift } from "#core/database/migrations.ts";
import type { Database } from "#core/database/open-database.ts";
import { migrationSets } from "#core/host/migrate-all.ts";
import { openHost } from "#core/host/open-host.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { CommandFault, UsageFault } from "./faults.ts";
import type { Shell } from "./shell.ts";
import { asSystem } from "./system-scope.ts";
import { type Installation, withDatabase } from "./with-host.ts";

/** One thing that was looked at. A `note` ought to be known; a `fault` keeps the host from working as it should. */
export type HostFinding = { readonly state: "ok" | "note" | "fault"; readonly about: string; readonly sentence: string };

/** Looks at everything a host needs, the first things first; what cannot be looked at without an earlier one is left out. Changes nothing. */
export async function examineHost(shell: Shell): Promise<readonly HostFinding[]> {
  const findings: HostFinding[] = [runtimeFinding()];
  try {
    const environment = shell.environment();
    findings.push(ok("configuration", "Every variable can be read."));
    if (environment.testClock) findings.push(note("clock", "TEST_CLOCK lets administrators move the clock. Never in production."));
    await withDatabase(shell, { mayCreate: false }, async (installation) => {
      findings.push(...(await databaseFindings(installation)));
      const isBehind = findings.some(({ about, state }) => about === "schema" && state === "fault");
      if (!isBehind) findings.push(...(await hostFindings(shell, installation)));
    });
  } catch (error) {
    const about = error instanceof UsageFault ? "configuration" : "host";
    if (!(error instanceof UsageFault || error instanceof CommandFault || error instanceof ConfigurationError)) throw error;
    findings.push(fault(about, error.message));
  }
  return findings;
}

function runtimeFinding(): HostFinding {
  const major = Number.parseInt(process.versions.node, 10);
  const sentence = `Node ${process.versions.node}`;
  return major >= LEAST_NODE ? ok("runtime", sentence) : fault("runtime", `${sentence}; ${LEAST_NODE} is needed.`);
}

const LEAST_NODE = 24;
const LEAST_POSTGRES = 150_000;

async function databaseFindings({ database, catalogue }: Installation): Promise<readonly HostFinding[]> {
  const pending = await pendingMigrations(database, await migrationSets(database.db, catalogue));
  const drift = pending.length > 0 ? "" : await schemaDrift(database);
  const faults = catalogue.faults.map(({ id, fault: why }) => fault("module", `${id} could not be loaded: ${why}`));
  return [
    await serverFinding(database),
    pending.length > 0 ? fault("schema", `${pending.length} migrations are missing; run \`largesse migrate\`.`) : driftFinding(drift),
    ...(faults.length > 0 ? faults : [ok("module", `${catalogue.modules.length} modules can be loaded.`)]),
  ];
}

async function serverFinding({ db }: Database): Promise<HostFinding> {
  const { rows } = await sql<{ readonly version: string; readonly number: number; readonly durable: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      current_setting('fsync') || ' ' || current_setting('synchronous_commit') || ' ' || current_setting('full_page_writes') as durable`.execute(
    db,
  );
  const { version = "", number = 0, durable = "" } = rows[0] ?? {};
  if (number < LEAST_POSTGRES) return fault("database", `PostgreSQL ${version}; 15 is needed.`);
  if (/off|local/.test(durable))
    return fault(
      "database",
      `PostgreSQL ${version} may lose what it has confirmed (fsync, synchronous_commit or full_page_writes is off).`,
    );
  return ok("database", `PostgreSQL ${version} answers and keeps what it confirms.`);
}

function driftFinding(drift: string): HostFinding {
  if (drift === "") return ok("schema", "The tables are those the program declares.");
  return note("schema", `The tables are not those the program declares: ${drift.split("\n")[0]}`);
}

async function hostFindings(shell: Shell, { database, catalogue, log }: Installation): Promise<readonly HostFinding[]> {
  const host = await openHost({ database, environment: shell.environment(), log, catalogue });
  const reports = await asSystem(host, (scope) => verifyBooks(scope));
  const broken = reports.filter(({ isKept }) => !isKept);
  return [
    ok("secret", "The application secret is the one of this database."),
    ...(broken.length === 0
      ? [ok("books", `${reports.length} promises are kept.`)]
      : broken.map(({ id, about }) =>
          about === "value"
            ? fault("books", `${id} is broken; \`largesse verify\` shows where.`)
            : note("jobs", `${id} is not kept; are jobs running?`),
        )),
  ];
}

function ok(about: string, sentence: string): HostFinding {
  return { state: "ok", about, sentence };
}

function note(about: string, sentence: string): HostFinding {
  return { state: "note", about, sentence };
}

function fault(about: string, sentence: string): HostFinding {
  return { state: "fault", about, sentence };
}
