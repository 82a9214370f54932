import { execFile } from "node:child_process";
import { promisify } from "node:util";
import t from "tap";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { testHost } from "#test/harness/test-host.ts";
import { shellHand } from "./shell-hand.ts";

const largesse = (...words: readonly string[]) => promisify(execFile)(process.execPath, ["bin/largesse.js", ...words]);

t.test("module new writes a module", async (t) => {
  const folder = t.testdir({});
  const here = shellHand({});

  t.test("with manifest, table of contents, rule, refusals, test and README", async (t) => {
    t.match((await here("module", "new", "my-rule", "--into", folder, "--dry-run", "--json")).json(), { id: "my-rule" });
    const { files } = (await here("module", "new", "my-rule", "--into", folder, "--json")).json() as { readonly files: readonly string[] };
    t.strictSame(
      files.map((file) => file.slice(folder.length + 1)),
      ["manifest.json", "module.ts", "errors.ts", "rules/my-rule.ts", "my-rule.test.ts", "README.md"].map((file) => `my-rule/${file}`),
    );
    t.match(await here("module", "new", "my-rule", "--into", folder), { code: 1, told: /is there already/ });
  });

  t.test("that passes its own test, outside of this project", async (t) => {
    const { stdout } = await largesse("module", "test", "my-rule", "--from", folder);
    t.match(stdout, /^ok 1 - my_rule [\s\S]*^ok 2 - the module /m);
    await t.rejects(largesse("module", "test", "another", "--from", folder), { code: 1 });
  });

  t.test("whose rule works in a shop: refused with what is missing, then granted", async (t) => {
    const catalogue = await loadCatalogue({ folders: [folder] });
    t.strictSame(catalogue.faults, []);
    const shop = await testHost(t, { catalogue });
    const [one, two] = await Promise.all(
      ["A", "B"].map((title) =>
        shop.call("admin", "product_create", { title, type: "custom", pricing: { type: "once", once: { price: 10 } } }),
      ),
    );
    const conditions = { rule: "my_rule", args: { products: 2 } };
    await shop.call(
      "admin",
      "coupon_create_advanced",
      { code: "SEVERAL", type: "percentage", value: 10, conditions },
      { kind: "system", reason: "test" },
    );
    const explain = (items: readonly unknown[]) => shop.call("admin", "coupon_explain", { code: "SEVERAL", items });
    t.match(await explain([one]), { valid: false, verdicts: [{}, { rule: "my_rule", ok: false, code: "my_rule.too_few", missing: 1 }] });
    t.match(await explain([one, two]), { valid: true, discount: 2 });
  });
});
