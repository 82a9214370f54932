import { type ParsedCronItem, parseCronItems } from "graphile-worker";
import type { JobHost } from "./job-host.ts";

/**
 * The runs by the clock, of every module that is installed: which of them is enabled is looked up when the time comes. However many
 * hosts run, each of them happens once.
 */
export function cronItems({ catalogue }: Pick<JobHost, "catalogue">): ParsedCronItem[] {
  const jobs = [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)].flatMap((part) => part.jobs ?? []);
  return parseCronItems(
    jobs.flatMap(({ name, cron }) =>
      cron === undefined
        ? []
        : [{ task: "job", match: cron, identifier: name, payload: { job: name }, options: { maxAttempts: 3, jobKey: `cron:${name}` } }],
    ),
  );
}
