import { HOST_VERSION } from "#core/host/host-version.ts";
import type { ModuleNames } from "./module-names.ts";
import { ruleTestText } from "./rule-test-text.ts";

/** The files of a new module with one coupon rule: path inside its folder → text. */
export function moduleFiles(names: ModuleNames): ReadonlyMap<string, string> {
  return new Map([
    ["manifest.json", manifestText(names)],
    ["module.ts", moduleText(names)],
    ["errors.ts", errorsText(names)],
    [`rules/${names.id}.ts`, ruleText(names)],
    [`${names.id}.test.ts`, ruleTestText(names)],
    ["README.md", readmeText(names)],
  ]);
}

function manifestText({ id, title }: ModuleNames): string {
  const [major = "0", minor = "1"] = HOST_VERSION.split(".");
  const manifest = {
    id,
    type: "mod",
    name: title,
    description: `Adds the coupon rule ${title}.`,
    version: "0.1.0",
    author: "",
    license: "Apache-2.0",
    engine: `>=${major}.${minor}.0 <${Number(major) + 1}.0.0`,
    requires: ["coupon"],
  };
  return `${JSON.stringify(manifest, undefined, 2).replace(/\[\s+("coupon")\s+\]/, "[$1]")}\n`;
}

function moduleText({ id, code, variable }: ModuleNames): string {
  return `import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { couponRules } from "#modules/coupon/contract.ts";
import { ${variable}Errors } from "./errors.ts";
import { ${variable} } from "./rules/${id}.ts";

/** What this module contributes: a table of contents, no logic. */
export const module = defineModule({
  id: "${id}",
  errors: [${variable}Errors.table],
  locales: { de: { errors: { "${code}.too_few": "Für diesen Gutschein fehlen noch {missing} verschiedene Produkte." } } },
  provides: [provide(couponRules, ${variable})],
});
`;
}

function errorsText({ code, variable }: ModuleNames): string {
  return `import { defineErrors } from "#core/kernel/app-error.ts";

/** Every refusal of this module; \`{missing}\` is filled in from the details of the verdict. */
export const ${variable}Errors = defineErrors({
  "${code}.too_few": { status: 422, message: "{missing} more different products are needed for this coupon." },
});
`;
}

function ruleText({ code, variable, title }: ModuleNames): string {
  return `import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "#modules/coupon/contract.ts";

/** The order holds at least so many different products. Replace it with what your shop needs. */
export const ${variable} = defineCouponRule({
  code: "${code}",
  title: { en: "${title}", de: "${title}" },
  args: z.strictObject({ products: z.int().min(1).max(100) }),
  /** Pure: everything it may look at was gathered into the facts beforehand. */
  check({ lines }, { products }) {
    const found = new Set(lines.map(({ productId }) => productId)).size;
    return found >= products ? eligible : refused("${code}.too_few", { missing: products - found });
  },
  summary: ({ products }, language) =>
    language === "de" ? \`ab \${products} verschiedenen Produkten\` : \`on orders of \${products} different products or more\`,
});
`;
}

function readmeText({ id, code, title }: ModuleNames): string {
  return `# ${title}

Adds one coupon rule, \`${code}\`: the order holds at least so many different products. It is a start; replace it with your own.

| File | What it holds |
|---|---|
| \`manifest.json\` | id, version, the host versions it works with, the modules it requires |
| \`module.ts\` | the table of contents: everything the module contributes is listed here |
| \`rules/${id}.ts\` | the rule; it appears in the coupon editor, the API and every explanation by itself |
| \`errors.ts\` | the refusals, one table; the German sentences are in \`module.ts\` |
| \`${id}.test.ts\` | its test |

## Use
\`\`\`
npx largesse module test ${id}        # runs the test
npx largesse module enable ${id}      # a new module is on from the next start; this is for one that was switched off
npx largesse coupon create --code THREE --type percentage --value 10 --field 'conditions={"rule":"${code}","args":{"products":3}}'
\`\`\`
A host reads the folder when it starts. A module that lives elsewhere is found through \`MODULES_PATH\`, which names the folder it lies in.
It may write \`#core/…\` and \`#modules/coupon/contract.ts\` there too.
`;
}
