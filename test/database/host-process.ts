import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";

// A host reduced to its database: starts on the folder given, says where, and stays until it is told to stop.

const report = (fields: object, message: string): void => {
  process.stdout.write(`${JSON.stringify({ message, ...fields })}\n`);
};
const [folder] = process.argv.slice(2);
try {
  if (folder === undefined) throw new TypeError("the folder is missing");
  const { url, created, stop } = await startEmbeddedPostgres(folder, { info: report, warn: report, error: report }, { fsync: "off" });
  report({ url, created }, "ready");
  const stay = setInterval(() => undefined, 60_000);
  process.once("SIGTERM", async () => {
    await stop();
    clearInterval(stay);
  });
} catch (error) {
  report({ name: error instanceof Error ? error.name : "" }, error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
