import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Announces a test run's begin or end to the cluster, in a process of its own that the test runner does not measure. */
export function attendRun(moment: "begin" | "end", runPid: number): void {
  const script = fileURLToPath(import.meta.resolve("./hold-cluster.ts"));
  const [command, ...parameters] = unmeasured(script, moment, String(runPid));
  process.exitCode = spawnSync(command, parameters, { stdio: "inherit" }).status ?? 1;
}

/** The test runner instruments whatever its children start, by NODE_OPTIONS; the command made here is free of that. */
export function unmeasured(script: string, ...parameters: string[]): [string, ...string[]] {
  return ["/bin/sh", "-c", 'unset NODE_OPTIONS; exec "$@"', "sh", process.execPath, script, ...parameters];
}
