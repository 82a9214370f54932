import type { ModuleNames } from "./module-names.ts";

/** The test of a new module: its rule as a table, and that the module says what its manifest says. */
export function ruleTestText({ id, code, variable }: ModuleNames): string {
  return `import { readFile } from "node:fs/promises";
import t from "tap";
import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { parseManifest } from "#core/host/manifest.ts";
import type { CouponFacts } from "#modules/coupon/contract.ts";
import { ${variable}Errors } from "./errors.ts";
import { module } from "./module.ts";
import { ${variable} } from "./rules/${id}.ts";

t.test("${code}", async (t) => {
  const cases = [
    { has: [], needs: 1, missing: 1 },
    { has: [1], needs: 1, missing: undefined },
    { has: [1, 1], needs: 2, missing: 1 },
    { has: [1, 2, 2], needs: 2, missing: undefined },
  ];
  for (const { has, needs, missing } of cases) {
    const verdict = ${variable}.check(factsWith(has), { products: needs });
    const expected = missing === undefined ? { ok: true } : { ok: false, code: "${code}.too_few", details: { missing } };
    t.strictSame({ ...verdict }, expected, \`products \${has.join(", ")} where \${needs} are needed\`);
  }
  t.notOk(${variable}.args.safeParse({ products: 0 }).success, "a number below 1 is refused");
  t.match(${variable}.summary({ products: 3 }, "en"), /3 different products/);
});

t.test("the module", async (t) => {
  const manifest = parseManifest(await readFile(new URL("manifest.json", import.meta.url), "utf8"), "${id}");
  t.equal(module.id, manifest.id);
  const provided = (module.provides ?? []).map(({ item }) => item);
  t.strictSame(provided, [${variable}], "adds its rule to the coupons");
  t.ok(module.errors?.includes(${variable}Errors.table), "declares its refusals");
  const german = Object.keys(module.locales?.de?.errors ?? {});
  t.strictSame(german, Object.keys(${variable}Errors.table), "which are there in German too");
});

/** A cart with a line for each of the products, on an ordinary Wednesday. */
function factsWith(productIds: readonly number[]): CouponFacts {
  return {
    at: new Date("2026-06-10T12:00:00.000Z"),
    zone: "UTC",
    date: "2026-06-10",
    weekday: 3,
    minutesOfDay: 720,
    holiday: undefined,
    currency: "USD",
    shopCurrency: "USD",
    country: undefined,
    isRenewal: false,
    client: undefined,
    spendablePoints: undefined,
    lines: productIds.map(lineOf),
    subtotalMinor: 1_000n * BigInt(productIds.length),
    subtotalAfterLinesMinor: 1_000n * BigInt(productIds.length),
    gathered: new Map(),
  };
}

function lineOf(productId: number, index: number): PricingLine {
  return {
    key: String(index),
    productId,
    productType: "custom",
    period: undefined,
    quantity: 1,
    parentKey: undefined,
    unitPriceMinor: 1_000n,
    setupMinor: 0n,
    discountable: true,
    taxRatePpm: 0n,
    serviceType: undefined,
    consultantId: undefined,
    startsAt: undefined,
  };
}
`;
}
