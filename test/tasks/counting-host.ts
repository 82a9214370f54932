import { gate, tasksHost } from "./tasks-host.ts";

/** A host in a process of its own, for killing: its task stands still where it waits. Run with the database's address. */
const [, , url = ""] = process.argv;
gate.reached = () => {
  process.stdout.write("waiting\n");
  return new Promise(() => undefined);
};
const host = await tasksHost({ teardown: () => undefined }, { url });
await host.work();
