import t from "tap";
import { faultText } from "./fault.ts";
import { maskSource } from "./mask-source.ts";
import { productFolders, sourceFiles } from "./source-files.ts";
import { styleFaults } from "./style-faults.ts";
import { templateFaults } from "./template-faults.ts";

t.test("every source file keeps the house rules", async (t) => {
  const files = sourceFiles([...productFolders, "test", "bench"]);
  t.ok(files.length > 0, `${files.length} files were read`);
  t.strictSame(files.flatMap(styleFaults).map(faultText), []);
});

t.test("no template prints unescaped text", async (t) => {
  t.strictSame(sourceFiles(productFolders, ["hbs"]).flatMap(templateFaults).map(faultText), []);
  t.equal(templateFaults({ path: "themes/admin/a.hbs", text: "<p>\n{{{ note }}}</p>" })[0]?.line, 2);
  t.equal(templateFaults({ path: "themes/admin/a.hbs", text: "{{& note}}" }).length, 1);
  t.strictSame(templateFaults({ path: "themes/admin/a.hbs", text: "{{note}} {{#if x}}{{/if}}" }), []);
});

t.test("a planted breach is found", async (t) => {
  const service = "modules/coupon/services/apply-coupon.ts";
  const planted: readonly (readonly [path: string, source: string, rule: RegExp])[] = [
    [service, "const host = process.env.HOST;", /environment/],
    [service, "const { env } = process;", /environment/],
    [service, 'import { env } from "node:process";', /environment/],
    [service, "const now = new Date();", /clock/],
    [service, "const now = new Date;", /clock/],
    [service, "const now = Date.now();", /clock/],
    [service, "const text = `at $" + "{Date.now()}`;", /clock/],
    ["core/kernel/money.ts", "const started = performance.now();", /clock/],
    [service, 'import { randomBytes } from "node:crypto";', /randomness/],
    [service, "const id = crypto.randomUUID();", /randomness/],
    ["core/kernel/randomness.ts", "const draw = Math.random();", /Math\.random/],
    [service, "export default applyCoupon;", /default/],
    [service, "export { applyCoupon as default };", /default/],
    [service, "const read = (value: any) => value;", /no any/],
    [service, "const rows = value as any;", /no any/],
    [service, "const rows: Record<string, any> = {};", /no any/],
    [service, "const rows: any[] = [];", /no any/],
    [service, "export enum Kind { a }", /enum/],
    [service, "// @ts-ignore\nconst a = 1;", /switched-off/],
    [service, "// biome-ignore lint: why\nconst a = 1;", /switched-off/],
    [service, "// @ts-expect-error\nconst a = 1;", /expected type error/],
    [service, "// TODO: later\n", /unfinished/],
    ["test/kernel/money.test.ts", 't.test("later", { skip: true }, async () => {});', /skipped/],
    ["test/kernel/money.test.ts", 't.todo("later");', /skipped/],
    [service, "const a = 1;\n".repeat(301), /300 lines/],
    ["test/kernel/money.test.ts", "t.ok(1);\n".repeat(401), /400 lines/],
    ["modules/coupon/index.ts", "export const a = 1;", /barrel/],
    ["core/billing/utils/round.ts", "export const a = 1;", /drawer/],
    ["modules/coupon/services.ts", "export const a = 1;", /drawer/],
  ];
  for (const [path, text, rule] of planted) {
    const rules = new Set(styleFaults({ path, text }).map((fault) => fault.rule));
    t.equal(rules.size, 1, `${path}: ${text.slice(0, 60)}`);
    t.match([...rules][0], rule);
  }
});

t.test("what is allowed raises nothing", async (t) => {
  const allowed: readonly (readonly [path: string, source: string])[] = [
    ["config/environment.ts", "export const source = process.env;"],
    ["core/kernel/clock.ts", "export const now = () => new Date();"],
    ["core/kernel/randomness.ts", 'import { randomBytes } from "node:crypto";'],
    ["core/billing/due.ts", 'const due = new Date(at.getTime() + 1); const year = new Date("2026-01-01");'],
    ["core/billing/due.ts", "const holds = (node: Node) => node.any ?? { any: [] };"],
    ["core/billing/due.ts", '// any clock but new Date() or process.env\nconst text = "Math.random() as any";'],
    ["modules/coupon/services/apply-coupon.ts", "const a = 1;\n".repeat(300)],
    ["test/kernel/money.test.ts", "const started = Date.now();"],
  ];
  for (const [path, text] of allowed) t.strictSame(styleFaults({ path, text }).map(faultText), [], `${path}: ${text.slice(0, 60)}`);
});

t.test("the mask keeps code, length and lines, and hides prose", async (t) => {
  const table: readonly (readonly [source: string, masked: string])[] = [
    ['a("b // c"); // d', 'a("      ");     '],
    ["/* a\nb */ c", "    \n     c"],
    ["x = /[/'\"]/g.test(y) / 2", "x =         .test(y) / 2"],
    ["`a $" + "{b + `c $" + "{d}`} e` + f", "`  $" + "{b + `  $" + "{d}`}  ` + f"],
    ["'it\\'s' + a", "'     ' + a"],
  ];
  for (const [source, masked] of table) t.equal(maskSource(source), masked, source);
  for (const { path, text } of sourceFiles(productFolders)) {
    const lines = (value: string): number[] => value.split("\n").map((line) => line.length);
    if (lines(maskSource(text)).join() !== lines(text).join()) t.fail(`${path} changes shape under the mask`);
  }
});
