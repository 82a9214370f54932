import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { defineModule } from "#core/events/module.ts";
import { defineNotice, onNotice } from "#core/events/notice.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { type RunningJobs, startJobs } from "#core/jobs/start-jobs.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";
import { withModule } from "#test/harness/with-module.ts";

export const happened = defineNotice("test.happened", z.object({ what: z.string() }));

/** What the listeners and the job of the module below were given, in the order in which it came. */
export type Seen = { readonly notices: string[]; readonly jobs: string[]; failuresLeft: number };

export type JobsHost = TestHost & {
  readonly seen: Seen;
  readonly note: ReturnType<typeof noteJob>;
  readonly jobs: () => Promise<RunningJobs>;
};

/** A host with a module that listens twice to a notice and has a job; its first `failures` deliveries to one listener fail, and a job told to hang never ends. */
export async function jobsHost(
  t: TestLife,
  options: Omit<TestHostOptions, "catalogue"> & { readonly failures?: number } = {},
): Promise<JobsHost> {
  const seen: Seen = { notices: [], jobs: [], failuresLeft: options.failures ?? 0 };
  const note = noteJob(seen);
  const catalogue = withModule(
    await loadCatalogue(),
    defineModule({
      id: "witness",
      jobs: [note],
      noticeListeners: [
        onNotice(happened, "first", async (_scope, { what }, id) => void seen.notices.push(`first ${what} ${id}`)),
        onNotice(happened, "second", async (_scope, { what }, id) => {
          if (seen.failuresLeft > 0) {
            seen.failuresLeft -= 1;
            throw new Error("not yet");
          }
          seen.notices.push(`second ${what} ${id}`);
        }),
      ],
    }),
  );
  const host = await testHost(t, { ...options, environment: { WORKERS: "2", ...options.environment }, catalogue });
  return {
    ...host,
    seen,
    note,
    jobs: async () => {
      const jobs = await startJobs(host.host);
      let stopping: Promise<void> | undefined;
      const stop = (): Promise<void> => (stopping ??= jobs.stop());
      t.teardown(stop);
      return { ...jobs, stop };
    },
  };
}

function noteJob(seen: Seen) {
  return defineJob({
    name: "witness.note",
    payload: z.object({ text: z.string() }),
    run: async (_scope, { text }) => {
      if (text === "hang" && process.argv.includes("--hang")) {
        process.stdout.write("hanging\n");
        await new Promise(() => undefined);
      }
      seen.jobs.push(text);
    },
  });
}

/** Waits for what the queue does in its own time. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 25) {
    if (await holds()) return true;
    await pause(25);
  }
  return false;
}
