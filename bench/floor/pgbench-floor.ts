import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Subject } from "../load/sample.ts";

export type PgbenchFloor = {
  readonly name: string;
  readonly url: string;
  readonly connections: number;
  readonly statements: readonly string[];
  /** How the values are drawn, as pgbench's own commands. */
  readonly draw: readonly string[];
  /** Takes the script. */
  readonly folder: string;
};

/** The statements through PostgreSQL's own load generator, prepared: the least they can cost at all. Undefined where there is no pgbench. */
export async function pgbenchFloor({ name, url, connections, statements, draw, folder }: PgbenchFloor): Promise<Subject | undefined> {
  if (!(await hasPgbench())) return undefined;
  const file = join(folder, `${name.replace(/\W+/g, "-")}-${connections}.sql`);
  const onOneLine = statements.map((text) => `${text.replace(/\s+/g, " ")};`);
  await writeFile(file, [...draw, ...onOneLine, ""].join("\n"));
  const { hostname, port, username, password, pathname } = new URL(url);
  const parameters = ["-n", "-M", "prepared", "-c", `${connections}`, "-j", "2", "-f", file, "-h", hostname, "-p", port, "-U", username];
  return {
    name,
    kind: "floor",
    connections,
    run: async (seconds) => {
      const { stdout } = await run("pgbench", [...parameters, "-T", `${seconds}`, pathname.slice(1)], {
        env: { ...PATHS, PGPASSWORD: password },
      });
      const [, count] = /transactions actually processed: (\d+)/.exec(stdout) ?? [];
      const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
      if (count === undefined || perSecond === undefined) throw new Error(`pgbench said what we do not understand: ${stdout}`);
      return { count: Number(count), seconds: Number(count) / Number(perSecond), latenciesMs: undefined, faults: new Map() };
    },
  };
}

const run = promisify(execFile);
const PATHS = { PATH: "/usr/local/bin:/usr/bin:/bin" };

function hasPgbench(): Promise<boolean> {
  return run("pgbench", ["--version"], { env: PATHS }).then(
    () => true,
    () => false,
  );
}
