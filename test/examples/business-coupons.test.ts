import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { vatCountry } from "../../examples/business-coupons/vat-country.ts";
import { readmeCalls, sendAll } from "./readme-calls.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "examples/business-coupons/README.md"), "utf8");

t.test("the README of the example holds, word by word", async (t) => {
  const home = t.testdir();
  const [install = "", start = ""] = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  execFileSync("sh", ["-euc", install], { cwd: root, env: { PATH: "/usr/bin:/bin", HOME: home } });
  const [, modulesPath = ""] = /^MODULES_PATH="(\S+)" .*npm start$/m.exec(start) ?? [];

  const url = await sharedDatabase(t);
  const host = await hostProcess(t, url, { MODULES_PATH: modulesPath.replace("$HOME", home) });
  const list = (await host.call("admin", "extension/get_list")).result as readonly { id: string; status: string }[];
  t.match(
    list.find(({ id }) => id === "business-coupons"),
    { status: "installed", fault: null },
  );

  for (const { method, input, status, code, answer } of await sendAll(host, readmeCalls(readme))) {
    const said = `${method} ${JSON.stringify(input)}`;
    t.equal(answer.status, status, said);
    t.equal(answer.error?.code, code, said);
  }
  const rules = (await host.call("admin", "coupon/rule_get_list")).result;
  t.notMatch(JSON.stringify(rules), "vat_registered", "a deactivated module offers no rule");
});

t.test("its refusals are told in the caller's language", async (t) => {
  const url = await sharedDatabase(t);
  const host = await hostProcess(t, url, { MODULES_PATH: join(root, "examples") });
  const calls = readmeCalls(readme);
  const first = calls.findIndex(({ code }) => code === "business_coupons.vat_number_missing");
  await sendAll(host, calls.slice(0, first));
  const key = String((await host.call("admin", "profile/api_key_reset", { id: 1 })).result);
  const answer = await fetch(`${host.address}/api/client/coupon/apply_to_cart`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "de", authorization: `Bearer ${key}` },
    body: JSON.stringify({ code: "B2B15" }),
  });
  t.match(await answer.json(), { error: { message: /^Dieser Gutschein ist für Unternehmen\./ } });

  const explained = await host.call("admin", "coupon/explain", { code: "B2B15", client_id: 1, items: [{ id: 1, quantity: 1 }] });
  t.match(JSON.stringify(explained.result), "business_coupons.vat_number_missing");
  t.match(JSON.stringify((await host.call("admin", "coupon/rule_get_list")).result), "vat_registered");
});

t.test("the country of a VAT number", async (t) => {
  const table: readonly (readonly [text: string | null, country: string | undefined])[] = [
    ["DE136695976", "DE"],
    ["de 136.695-976", "DE"],
    ["ATU13585627", "AT"],
    ["EL094259216", "GR"],
    ["XI110305878", "GB"],
    ["", undefined],
    [null, undefined],
    ["136695976", undefined],
    ["DE", undefined],
    ["DEABCDEF", undefined],
  ];
  for (const [text, country] of table) t.equal(vatCountry(text), country, String(text));
});
