import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { signal } from "#core/database/postgres-process.ts";
import { runsFolder } from "./cluster-folder.ts";

/** The processes that said they need the cluster and are still there. */
export function liveRuns(): readonly number[] {
  const live: number[] = [];
  for (const name of readdirSync(runsFolder)) {
    const pid = Number.parseInt(name, 10);
    if (signal(pid, 0)) live.push(pid);
    else rmSync(join(runsFolder, name), { force: true });
  }
  return live;
}

export function addRun(pid: number): void {
  writeFileSync(join(runsFolder, String(pid)), "");
}

export function removeRun(pid: number): void {
  rmSync(join(runsFolder, String(pid)), { force: true });
}
