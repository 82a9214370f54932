import closeWithGrace from "close-with-grace";
import { ConfigurationError } from "#config/configuration-error.ts";
import { type Environment, processEnvironment } from "#config/environment.ts";
import type { Log } from "#core/events/scope.ts";
import { jsonLog } from "./json-log.ts";
import { startHost } from "./start-host.ts";

/** `npm start`. Exit code 2: the environment is wrong; 1: the host cannot run. */
async function main(): Promise<void> {
  const environment = readEnvironmentOrExit();
  const log = jsonLog(environment.logLevel, (line) => process.stdout.write(line));
  const undo: (() => Promise<void>)[] = [];
  const stop = (): Promise<void> => undoAll(undo, log);
  closeWithGrace({ delay: LONGEST_STOP_MS, logger: false, skip: ["beforeExit"] }, async ({ err, signal }) => {
    if (err === undefined) log.info({ signal }, "Stopping.");
    else log.error({ err }, "Stopping after a fault that nobody caught.");
    await stop();
  });
  try {
    const address = await startHost({ environment, log, print, onStop: (step) => undo.unshift(step) });
    print(`listening on ${address}`);
  } catch (error) {
    await stop();
    if (error instanceof ConfigurationError) complain(error);
    else log.error({ err: error }, "The host could not start.");
    process.exit(1);
  }
}

const LONGEST_STOP_MS = 15_000;

function readEnvironmentOrExit(): Environment {
  try {
    return processEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    complain(error);
    return process.exit(2);
  }
}

/** The last thing started is the first to go. One that cannot be stopped keeps none of the others. */
async function undoAll(undo: (() => Promise<void>)[], log: Log): Promise<void> {
  for (const step of undo.splice(0)) {
    try {
      await step();
    } catch (error) {
      log.error({ err: error }, "Something could not be stopped in an orderly way.");
    }
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: ConfigurationError): void {
  process.stderr.write(`${error.message}\n`);
}

/** Whoever read our output may go away; that is no reason to stop. */
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

await main();
