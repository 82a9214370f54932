import t from "tap";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { defineModule } from "#core/events/module.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { cronItems } from "#core/jobs/cron-items.ts";

t.test("every job with a crontab line becomes one item of its own name", async (t) => {
  const job = (name: string, cron?: string) =>
    defineJob({ name, payload: z.object({}), ...(cron !== undefined && { cron }), run: async () => undefined });
  const items = cronItems({
    catalogue: { parts: [defineModule({ id: "a", jobs: [job("a.hourly", "7 * * * *"), job("a.asked")] })], modules: [] },
  });
  t.match(items, [{ task: "job", identifier: "a.hourly", payload: { job: "a.hourly" } }]);
  t.equal(items.length, 1);
});

t.test("the crontab lines of core and of all modules can be read, and their jobs take the empty payload", async (t) => {
  const catalogue = await loadCatalogue();
  t.doesNotThrow(() => cronItems({ catalogue }));
  const jobs = [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)].flatMap((part) => part.jobs ?? []);
  for (const { name, cron, payload } of jobs) if (cron !== undefined) t.ok(payload.safeParse({}).success, name);
});
