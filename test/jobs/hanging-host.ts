import { jobsHost } from "./jobs-host.ts";

/** A host in a process of its own, for killing: it takes a job and never ends it. Run with the database's address and `--hang`. */
const [, , url = ""] = process.argv;
const host = await jobsHost({ teardown: () => undefined }, { url });
await host.jobs();
