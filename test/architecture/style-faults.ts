import type { Fault } from "./fault.ts";
import { maskSource } from "./mask-source.ts";
import type { SourceFile } from "./source-files.ts";

/** The house rules no linter knows, as faults of one TypeScript file. Prose, strings and patterns may say what they like. */
export function styleFaults({ path, text }: SourceFile): Fault[] {
  const masked = maskSource(text);
  const found = rules
    .filter(({ where }) => where(path))
    .flatMap(({ rule, pattern, prose }) => hits(path, prose ? text : masked, pattern, rule));
  return [...found, ...shapeFaults(path, text)];
}

type StyleRule = { readonly rule: string; readonly where: (path: string) => boolean; readonly pattern: RegExp; readonly prose?: true };

const everywhere = (): boolean => true;
/** These rules also read prose, and their own tests must be able to quote what they forbid. */
const outsideTheseRules = (path: string): boolean => !path.startsWith("test/architecture/");
const inProduct = (path: string): boolean => /^(core|modules|themes|config|migrations|examples)\//.test(path) && !path.endsWith(".test.ts");
const inProductExcept = (owner: string) => (path: string) => inProduct(path) && !path.startsWith(owner);

const rules: readonly StyleRule[] = [
  {
    rule: "only config reads the environment",
    where: inProductExcept("config/"),
    pattern:
      /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[|\{[^{}=]*\benv\b[^{}=]*\}\s*=\s*process\b|\bimport\s*\{[^{}]*\benv\b[^{}]*\}\s*from\b/g,
  },
  {
    rule: "only the kernel's clock reads the time",
    where: inProductExcept("core/kernel/clock.ts"),
    pattern:
      /\bnew\s+Date\b(?!\s*\(\s*[^)\s])|\bDate\.now\b|(?<!new\s+)(?<![\w.$])Date\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bTemporal\.Now\b/g,
  },
  {
    rule: "only the kernel's randomness draws random values",
    where: inProductExcept("core/kernel/randomness.ts"),
    pattern: /\b(?:randomBytes|randomInt|randomUUID|randomUUIDv7|randomFill|randomFillSync|getRandomValues|pseudoRandomBytes)\b/g,
  },
  { rule: "Math.random is never used", where: inProduct, pattern: /\bMath\s*\.\s*random\b/g },
  { rule: "no default exports", where: everywhere, pattern: /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/g },
  { rule: "no any", where: everywhere, pattern: /[\w)\]?]\s*:\s*any\b(?!\s*[:(.])|\bas\s+any\b|<\s*any\b|\bany\s*\[\s*\]|,\s*any\s*>/g },
  { rule: "no enum", where: everywhere, pattern: /(?:^|\n)\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+[A-Z]/g },
  { rule: "no switched-off check", where: outsideTheseRules, pattern: /@ts-(?:ignore|nocheck)|biome-ignore/g, prose: true },
  { rule: "no expected type error outside tests", where: inProduct, pattern: /@ts-expect-error/g, prose: true },
  { rule: "no note of unfinished work", where: outsideTheseRules, pattern: /\b(?:TODO|FIXME)\b/g, prose: true },
  {
    rule: "no skipped test",
    where: (path) => path.endsWith(".test.ts"),
    pattern: /\bt\.(?:skip|todo)\b|[{,]\s*(?:skip|todo)\s*:\s*(?!\d|false)/g,
  },
];

function shapeFaults(path: string, text: string): Fault[] {
  const faults: Fault[] = [];
  const lines = text.trimEnd().split("\n").length;
  const limit = path.endsWith(".test.ts") ? 400 : 300;
  if (lines > limit) faults.push({ path, line: lines, rule: `a file has at most ${limit} lines` });
  if (drawerName.test(path)) {
    faults.push({ path, line: 1, rule: "no barrel, and no drawer for everything, by name" });
  }
  return faults;
}

const drawerName = /(?:^|\/)(?:(?:index|services)\.ts$|(?:utils?|helpers?|common|shared|types)(?:\.ts$|\/))/;

function hits(path: string, text: string, pattern: RegExp, rule: string): Fault[] {
  return [...text.matchAll(pattern)].map((match) => ({ path, line: text.slice(0, match.index).split("\n").length, rule }));
}
