import { spawnSync } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { ConfigurationError } from "#config/configuration-error.ts";

/**
 * How PostgreSQL's programs are started: PostgreSQL refuses to run as root, so root lends it another account. `wrapper` is a command
 * put before the program, `identity` goes to spawn; both are empty when we are not root.
 */
export type PostgresAccount = {
  /** Whose the files must be; undefined when they are ours anyway. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly wrapper: readonly string[];
};

/** Chooses the account for a data folder (which exists), gives it the folder, and makes sure that it can enter it and run the programs. */
export async function choosePostgresAccount(folder: string, program: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { owner: undefined, identity: {}, wrapper: [] };
  const { uid, gid } = await stat(folder);
  const owner = uid === 0 ? (accountNamed(ACCOUNT) ?? createAccount()) : { uid, gid };
  await chown(folder, owner.uid, owner.gid);
  const direct: PostgresAccount = { owner, identity: owner, wrapper: [] };
  if (canReach(direct, folder, program)) return direct;
  for (const capability of ["dac_read_search", "dac_override"]) {
    const lent: PostgresAccount = { owner, identity: {}, wrapper: lending(owner, capability) };
    if (canReach(lent, folder, program)) return lent;
  }
  throw new ConfigurationError([
    `The embedded PostgreSQL cannot run as root, and the account it runs as cannot enter ${folder} or the folder of its programs. ` +
      "Set DATA_DIR to a folder outside of private ones such as /root, or set DATABASE_URL to the address of a PostgreSQL server.",
  ]);
}

const ACCOUNT = "postgres";

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const uid = numberFrom("id", ["-u", name]);
  const gid = numberFrom("id", ["-g", name]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createAccount(): { uid: number; gid: number } {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]);
  const created = accountNamed(ACCOUNT);
  if (created !== undefined) return created;
  throw new ConfigurationError([
    `The embedded PostgreSQL cannot run as root, and no account named ${ACCOUNT} could be created for it. ` +
      "Run as another user, create that account, or set DATABASE_URL to the address of a PostgreSQL server.",
  ]);
}

function numberFrom(command: string, parameters: readonly string[]): number | undefined {
  const { status, stdout } = spawnSync(command, parameters, { encoding: "utf8" });
  const number = Number.parseInt(stdout ?? "", 10);
  return status === 0 && Number.isInteger(number) ? number : undefined;
}

/** Lets the account pass folders that only root may enter (an installation under /root) without changing anyone's permissions. */
function lending(owner: { uid: number; gid: number }, capability: string): string[] {
  const capabilities = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  return ["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", ...capabilities];
}

function canReach({ identity, wrapper }: PostgresAccount, folder: string, program: string): boolean {
  const [command = "sh", ...parameters] = [...wrapper, "sh", "-c", 'cd "$1" && "$2" --version', "sh", folder, program];
  return spawnSync(command, parameters, { ...identity, cwd: "/", stdio: "ignore" }).status === 0;
}
