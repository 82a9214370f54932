import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import t from "tap";
import { announce } from "#core/events/announce.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { happened, jobsHost, until } from "./jobs-host.ts";

t.test("the job of a host that was killed is done by another one", { timeout: 90_000 }, async (t) => {
  const host = await jobsHost(t);
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve("./hanging-host.ts")), host.url, "--hang"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.teardown(() => child.kill("SIGKILL"));
  await enqueue(await host.scope(), host.note, { text: "hang" });
  t.match(await firstLine(child), /hanging/);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  await host.jobs();
  t.ok(await until(() => host.seen.jobs.includes("hang"), 30_000));
});

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new TypeError("The child has no output.");
  const [chunk] = await once(stdout, "data");
  return String(chunk);
}

t.test("the queue goes on after all of its connections were cut", async (t) => {
  const host = await jobsHost(t);
  await host.jobs();
  await announce(await host.scope(), happened, { what: "before" });
  t.ok(await until(() => host.seen.notices.length === 2));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    host.host.database.db,
  );
  await announce(await host.scope(), happened, { what: "after" });
  t.ok(await until(() => host.seen.notices.length === 4, 30_000));
});
