#!/usr/bin/env node
// Starts the commands of `core/cli` with the Node that this project pins: the one it is called with may be older.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const pinned = createRequire(import.meta.url).resolve("node/bin/node");
const program = fileURLToPath(new URL("../core/cli/main.ts", import.meta.url));
const child = spawn(pinned, [program, ...process.argv.slice(2)], { stdio: "inherit" });

// A terminal sends these to both of us; passed on, the second one would end the host at once.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("error", (fault) => {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
});
child.once("exit", (code, signal) => {
  process.exitCode = code ?? 1;
  if (signal !== null) process.removeAllListeners(signal).kill(process.pid, signal);
});
