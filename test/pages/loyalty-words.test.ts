import t from "tap";
import { viewsGerman } from "#core/views/locale-de.ts";
import { loyaltyGerman } from "#modules/loyalty/locales/de.ts";
import { sourceFiles } from "#test/architecture/source-files.ts";

/** What templates and loaders say, as far as it stands there in full. */
const IN_TEMPLATES = [
  /[({ ]t "([^"{]+|[^"{]*\{\w+\}[^"]*)"/g,
  /\bcount [\w.]+ "([^"]+)"/g,
  /\bcount [\w.]+ "[^"]+" "([^"]+)"/g,
  /\b(?:label|hint|title|lead|backLabel|submit|confirm|empty|caption|any)="((?!\{\{)[^"]+)"/g,
  /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
  /sort-header "[^"]+" "([^"]+)"/g,
];
const IN_PAGES = [
  /(?:message|label|title|lead|submit|backLabel|needed|unticked)(?::| =) "([^"]+)"/g,
  /\? "([^"]+ [^"]+)"/g,
  /: "([^"]+ [^"]+\.)"/g,
  /pageWord\(scope, "([^"]+)"/g,
];
/** Tables of words: `earn: "Earned"`. */
const IN_TABLES = [/^ {2}"?[\w.]+"?: "([^"]+)",$/gm];

/** Names, not words: tones, points of a table, addresses. */
const NO_WORDS = /^(?:good|bad|warning|info|quiet|points|name|period|currency|product_id|reward_id|CSV)$/;

t.test("every word of the pages of the programme has German", async (t) => {
  const german = { ...viewsGerman.words, ...loyaltyGerman.words };
  const templates = sourceFiles(["modules/loyalty/templates"], ["hbs"]).map(({ path, text }) => ({ path, text, patterns: IN_TEMPLATES }));
  const sources = sourceFiles(["modules/loyalty/pages"], ["ts"]).filter(({ path }) => !/german|refusals/.test(path));
  const pages = sources.map(({ path, text }) => ({ path, text, patterns: IN_PAGES }));
  const tables = sources
    .filter(({ path }) => /choices|words|preview/.test(path))
    .map(({ path, text }) => ({ path, text, patterns: [...IN_TABLES, ...IN_PAGES] }));
  const booked = sourceFiles(["modules/loyalty/services", "modules/loyalty/ledger", "modules/loyalty/jobs"], ["ts"]);
  const entries = booked.map(({ path, text }) => ({ path, text, patterns: [/description: "([^"]+)"/g] }));
  t.ok(templates.length > 15 && sources.length > 25);
  const missing = [...templates, ...pages, ...tables, ...entries].flatMap(({ path, text, patterns }) =>
    patterns
      .flatMap((pattern) => [...text.matchAll(pattern)].map(([, key = ""]) => key))
      .filter((key) => !Object.hasOwn(german, key) && !NO_WORDS.test(key))
      .map((key) => `${path}: ${key}`),
  );
  t.same([...new Set(missing)], []);
});
