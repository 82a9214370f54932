import { execFile } from "node:child_process";
import { promisify } from "node:util";
import t from "tap";
import { reachDatabase } from "#core/cli/reach-database.ts";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { runningPostgres } from "#core/database/running-postgres.ts";
import { quietLog } from "#test/harness/quiet-log.ts";

t.test("the shell on a data folder", async (t) => {
  const dataDir = t.testdir({});
  const reach = (mayCreate: boolean) => reachDatabase({ databaseUrl: undefined, dataDir }, quietLog, { mayCreate });

  t.test("makes no database only to look at it", async (t) => {
    await t.rejects(reach(false), { name: "CommandFault", message: /There is no database/ });
    t.equal(await runningPostgres(dataDir), undefined);
  });

  t.test("shares the database of the host that runs there, and starts its own when none does", async (t) => {
    const host = await startEmbeddedPostgres(dataDir, quietLog, { fsync: "off" });
    const shared = await reach(false);
    t.equal(shared.url, host.url);
    await shared.release();
    t.equal(await runningPostgres(dataDir), host.url, "the host's database goes on");
    await host.stop();
    t.equal(await runningPostgres(dataDir), undefined);
    const own = await reach(false);
    t.equal(await runningPostgres(dataDir), own.url);
    await own.release();
    t.equal(await runningPostgres(dataDir), undefined);
  });

  t.test("is the program behind bin/largesse.js, run by the pinned Node", async (t) => {
    const env = { PATH: process.env["PATH"] ?? "", DATA_DIR: dataDir, LOG_LEVEL: "error" };
    const run = (...words: readonly string[]) => promisify(execFile)(process.execPath, ["bin/largesse.js", ...words], { env });
    t.match((await run("migrate")).stdout, /^core\/0001-first-tables$/m);
    await t.rejects(run("coupon", "explain"), { code: 2 });
    const { stdout } = await run("doctor", "--json");
    t.match(JSON.parse(stdout), { ok: true });
  });
});
