import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import t from "tap";
import { tasksHost } from "./tasks-host.ts";

t.test(
  "a host is killed between two steps and in the middle of one: another one goes on, and nothing is done twice",
  { timeout: 120_000 },
  async (t) => {
    const host = await tasksHost(t);
    const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve("./counting-host.ts")), host.url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    t.teardown(() => child.kill("SIGKILL"));
    const between = await host.start({ count: 60, wait_at: 20 });
    const inside = await host.start({ count: 60, hang_at: 35 });
    await waiting(child, 2);
    t.match(await host.task(between), { state: "running", done: 20 });
    t.match(await host.task(inside), { state: "running", done: 30 });
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    await host.work();
    const numbers = Array.from({ length: 60 }, (_none, index) => String(index + 1));
    for (const id of [between, inside]) {
      t.match(await host.ended(id), { state: "done", done: 60, file: { bytes: numbers.join("\n").length + 1 } });
    }
    const marks = (await host.marks()).toSorted((one, other) => Number(one) - Number(other));
    t.same(
      marks,
      numbers.flatMap((number) => [number, number]),
      "each of the two has marked each number once",
    );
  },
);

async function waiting({ stdout }: ChildProcess, count: number): Promise<void> {
  if (stdout === null) throw new TypeError("The child has no output.");
  let said = "";
  while (said.split("waiting").length - 1 < count) said += String((await once(stdout, "data"))[0]);
}
