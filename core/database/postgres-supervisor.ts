import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ConfigurationError } from "#config/configuration-error.ts";
import type { DatabaseLog } from "./database-log.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { PostgresFolder } from "./postgres-cluster.ts";
import { answers, endOf, lastLinesOf, type PostgresAddress, signal, spawnPostgres, stopPostgres } from "./postgres-process.ts";

export type SupervisorOptions = {
  readonly folder: PostgresFolder;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  readonly password: string;
  readonly log: DatabaseLog;
  readonly settings: Readonly<Record<string, string>>;
};

export type PostgresSupervisor = { readonly address: PostgresAddress; readonly stop: () => Promise<void> };

/** Starts the server and starts it again, on the same port, whenever it ends without having been asked to. */
export async function supervisePostgres(options: SupervisorOptions): Promise<PostgresSupervisor> {
  const { log, folder } = options;
  let running = await startOnSomePort(options);
  let stopping = false;
  const { address } = running;

  const killWithHost = (): void => {
    signal(running.pid, "SIGINT");
  };
  process.on("exit", killWithHost);

  const watch = async (): Promise<void> => {
    for (let failures = 0; ; ) {
      await running.ended;
      if (stopping) return;
      log.warn({ log: folder.log }, "PostgreSQL ended unexpectedly and is started again");
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS));
      if (stopping) return;
      const next = await start(options, address);
      if (next === undefined) failures += 1;
      else {
        failures = 0;
        running = next;
        if (stopping) killWithHost();
        else log.info({ port: address.port }, "PostgreSQL is back");
      }
    }
  };
  const watching = watch();

  return {
    address,
    stop: async () => {
      stopping = true;
      await stopPostgres(running.pid, () => running.hasEnded());
      await watching;
      process.off("exit", killWithHost);
    },
  };
}

type RunningPostgres = {
  readonly address: PostgresAddress;
  readonly pid: number;
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
};

const START_LIMIT_MS = 120_000;
const PORTS_TRIED = 5;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;
/** The operating system's limit for a socket's path, less the name that PostgreSQL appends. */
const LONGEST_SOCKET_FOLDER = 85;

/** The remembered port first; another program may have taken it since, so a few free ones after it. */
async function startOnSomePort(options: SupervisorOptions): Promise<RunningPostgres> {
  const remembered = Number.parseInt(await readFile(options.folder.port, "utf8").catch(() => ""), 10);
  for (let tries = 0; tries < PORTS_TRIED; tries += 1) {
    const port = tries === 0 && (await isFree(remembered)) ? remembered : await freePort();
    const running = await start(options, { port, password: options.password });
    if (running !== undefined) {
      await writeFile(options.folder.port, `${port}\n`, { mode: 0o600 });
      return running;
    }
  }
  throw new ConfigurationError([
    `The embedded PostgreSQL does not start; ${options.folder.log} ends with:\n${await lastLinesOf(options.folder.log)}`,
  ]);
}

/** Undefined when the server ended before it answered. */
async function start(options: SupervisorOptions, address: PostgresAddress): Promise<RunningPostgres | undefined> {
  const { account, binaries, folder } = options;
  const child = spawnPostgres(account, binaries.postgres, ["-D", folder.cluster, ...flagsOf(options, address.port)], folder.log);
  child.unref();
  let over = false;
  const ended = endOf(child).then(() => {
    over = true;
  });
  if (child.pid === undefined || !(await answers(address, ended, START_LIMIT_MS))) {
    child.kill("SIGQUIT");
    await ended;
    return undefined;
  }
  return { address, pid: child.pid, ended, hasEnded: () => over };
}

/** Loopback only; acknowledged means on disk; and no row's content in the server's log. */
function flagsOf({ folder, settings }: SupervisorOptions, port: number): string[] {
  const chosen: Readonly<Record<string, string>> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder.home.length <= LONGEST_SOCKET_FOLDER ? folder.home : "",
    unix_socket_permissions: "0700",
    max_connections: "100",
    fsync: "on",
    synchronous_commit: "on",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    ...settings,
  };
  return Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function isFree(port: number): Promise<boolean> {
  return Number.isInteger(port) && port > 0 && port < 65_536 && (await listenOn(port)) !== undefined;
}

async function freePort(): Promise<number> {
  const port = await listenOn(0);
  if (port === undefined) throw new ConfigurationError(["The embedded PostgreSQL found no free port on 127.0.0.1."]);
  return port;
}

/** The port that could be listened on for a moment; undefined when it is taken. */
function listenOn(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(wanted, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === "object" ? bound?.port : undefined));
    });
  });
}
