import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { readmeCalls, sendAll } from "../examples/readme-calls.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "examples/loyalty-earning-rule/README.md"), "utf8");

t.test("the README of the example holds, word by word", async (t) => {
  const home = t.testdir();
  const [install = "", start = ""] = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  execFileSync("sh", ["-euc", install], { cwd: root, env: { PATH: "/usr/bin:/bin", HOME: home } });
  const [, modulesPath = ""] = /^MODULES_PATH="(\S+)" .*npm start$/m.exec(start) ?? [];
  const host = await hostProcess(t, await sharedDatabase(t), { MODULES_PATH: modulesPath.replace("$HOME", home) });
  const pending: unknown[] = [];
  for (const { method, input, status, code, answer } of await sendAll(host, readmeCalls(readme))) {
    const said = `${method} ${JSON.stringify(input)}`;
    t.equal(answer.status, status, said);
    t.equal(answer.error?.code, code, said);
    if (method === "coupon/get_client_loyalty_points") pending.push((answer.result as { pending: number }).pending);
  }
  t.strictSame(pending, [70, 35, 17]);
  t.notMatch(
    JSON.stringify((await host.call("admin", "loyalty/rule_get_kinds")).result),
    "early_bird",
    "a deactivated module offers no rule",
  );
});
