import t from "tap";
import { faultText } from "./fault.ts";
import { importFaults } from "./import-faults.ts";
import { importsOf } from "./imports-of.ts";
import { productFolders, sourceFiles } from "./source-files.ts";

t.test("every import of the product points in the allowed direction", async (t) => {
  const files = sourceFiles(productFolders);
  t.ok(files.length > 0, `${files.length} files were read`);
  t.strictSame(files.flatMap(importFaults).map(faultText), []);
});

t.test("a planted import against the direction is found", async (t) => {
  const planted: readonly (readonly [path: string, source: string, rule: RegExp])[] = [
    ["core/billing/price.ts", 'import { applyCoupon } from "#modules/coupon/services/apply-coupon.ts";', /core never imports a module/],
    ["core/host/load.ts", 'import type { Coupon } from "#modules/coupon/contract.ts";', /core never imports a module/],
    ["core/host/load.ts", 'const loaded = await import("#modules/coupon/module.ts");', /core never imports a module/],
    ["core/kernel/money.ts", 'import { openDatabase } from "#core/database/open-database.ts";', /lower layer/],
    ["core/kernel/money.ts", 'import { readEnvironment } from "#config/environment.ts";', /kernel knows no configuration/],
    ["core/kernel/money.ts", 'import { readFileSync } from "node:fs";', /no I\/O/],
    ["core/database/retry.ts", 'import type { Client } from "#core/identity/entities/client.ts";', /lower layer/],
    ["core/identity/sign-in.ts", 'export { priceCart } from "#core/billing/price-cart.ts";', /lower layer/],
    ["core/billing/cart.ts", 'import "#core/host/module-loader.ts";', /lower layer/],
    ["core/api/dispatch.ts", 'import {\n  buildApp,\n  type App,\n} from "#core/app/build-app.ts";', /lower layer/],
    ["core/billing/cart.ts", 'import { x } from "../kernel/money.ts";', /relative import/],
    ["core/billing/cart.ts", 'import { x } from "#core/utils/text.ts";', /listed in its row/],
    ["core/billing/cart.ts", 'import { x } from "./other";', /ends in \.ts/],
    ["core/billing/cart.ts", 'import { freshDatabase } from "#test/harness/fresh-database.ts";', /only tests/],
    ["modules/loyalty/services/earn.ts", 'import { couponUse } from "#modules/coupon/entities/coupon-use.ts";', /only contract\.ts/],
    ["modules/loyalty/services/earn.ts", 'import { couponUse } from "../../coupon/entities/coupon-use.ts";', /relative import/],
    ["modules/loyalty/services/earn.ts", 'import { environment } from "#config/environment.ts";', /core and contracts only/],
    ["modules/loyalty/services/earn.ts", 'import { buildApp } from "#core/app/build-app.ts";', /assembles the host/],
    ["examples/rule/rule.ts", 'import { applyCoupon } from "#modules/coupon/services/apply-coupon.ts";', /only contract\.ts/],
    ["migrations/0001-create-client.ts", 'import { coupon } from "#modules/coupon/contract.ts";', /only core/],
    ["config/environment.ts", 'import { host } from "#core/host/create-host.ts";', /only the kernel/],
  ];
  for (const [path, text, rule] of planted) {
    const found = importFaults({ path, text });
    t.equal(found.length, 1, `${path}: ${text}`);
    t.match(found[0]?.rule, rule);
  }
});

t.test("what is allowed raises nothing", async (t) => {
  const allowed: readonly (readonly [path: string, source: string])[] = [
    ["core/app/main.ts", 'import { createHost } from "#core/host/create-host.ts";'],
    ["core/events/scope.ts", 'import type { Database } from "#core/database/open-database.ts";'],
    ["core/database/draft-migration.ts", 'const { loadCatalogue } = await import("#core/host/catalogue.ts");'],
    ["core/billing/pricing/price.ts", 'import { allocate } from "#core/kernel/allocate.ts";\nimport { lane } from "../lane.ts";'],
    ["modules/loyalty/rules/earn.ts", 'import { couponRules } from "#modules/coupon/contract.ts";\nimport { z } from "zod";'],
    ["modules/loyalty/rules/earn.ts", 'import { lots } from "../entities/lot.ts";'],
    ["modules/loyalty/rules/earn.test.ts", 'import { freshDatabase } from "#test/harness/fresh-database.ts";'],
    ["core/billing/cart.ts", '// import { x } from "#modules/coupon/x.ts";\nconst text = `import { x } from "#modules/coupon/x.ts";`;'],
  ];
  for (const [path, text] of allowed) t.strictSame(importFaults({ path, text }).map(faultText), [], `${path}: ${text}`);
});

t.test("the scanner finds every form of import, at its line", async (t) => {
  const source = [
    'import a, { type B } from "./a.ts";',
    "export type { C } from './c.ts';",
    'import "./side-effect.ts";',
    'const d = await import("./d.ts"); const quoted = /["\'`]/.test("x");',
    'export * from "./e.ts";',
    'type F = import("./f.ts").F;',
    'const from = "./no.ts"; object.import("./no.ts"); export const g = (x) => h(x, "./no.ts");',
    `const text = \`\${await import(\`./i.ts\`)} import './no.ts'\`;`,
  ].join("\n");
  t.strictSame(
    importsOf(source).map(({ specifier, line }) => `${line} ${specifier}`),
    ["1 ./a.ts", "2 ./c.ts", "3 ./side-effect.ts", "4 ./d.ts", "5 ./e.ts", "6 ./f.ts", "8 ./i.ts"],
  );
});
