import t from "tap";
import type { Scope } from "#core/events/scope.ts";
import { type SourceFile, sourceFiles } from "#test/architecture/source-files.ts";
import { pagesApp } from "#test/views/pages-app.ts";
import { crawl } from "./crawl.ts";
import { type FurnishedShop, furnishedShop } from "./furnished-shop.ts";

t.setTimeout(600_000);

t.test("no English is left on a German page, neither for staff nor for clients", async (t) => {
  const shop = await furnishedShop(t);
  const asked = spyOnWords(shop);
  const inGerman = "; largesse_language=de";
  const staff = await crawl(shop, (await shop.signInStaff()) + inGerman, ["/admin"]);
  const client = await crawl(shop, (await shop.signInClient()) + inGerman, ["/", `/invoices/${await shop.someInvoiceHash()}`]);
  t.ok(staff.pages.size > 30 && client.pages.size > 5, `${staff.pages.size} and ${client.pages.size} pages were drawn`);
  for (const [path, { text }] of [...staff.answers, ...client.answers]) {
    if (text.startsWith("<!doctype")) t.match(text, '<html lang="de"', path);
  }
  const written = writtenWords();
  const german = germanTexts(shop);
  const isEnglish = (key: string): boolean => written.has(key) && !german.has(key) && !/^[A-Z]{3}$/.test(key);
  const english = [...asked].filter(([key, isKnown]) => !isKnown && isEnglish(key)).map(([key]) => key);
  t.same(english.toSorted(), [], "every word that is written in the product's own files has German");
});

t.test("what pages say after a click, or in a state nobody was in, has German too", async (t) => {
  const { catalogue } = (await pagesApp(t)).host;
  const parts = [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)];
  const shared = parts.find(({ id }) => id === "views")?.locales?.de?.words ?? {};
  for (const { id, locales } of parts) {
    const german = { ...shared, ...locales?.de?.words };
    const places = [`core/${id}`, `modules/${id}`];
    const templates = sourceFiles(places, ["hbs"]).filter(({ path }) => /templates\/(?:admin|client)\//.test(path));
    const code = sourceFiles(places).filter(({ path }) => /\/pages\//.test(path) && !/german|locale/.test(path));
    const missing = [...foundIn(templates, IN_TEMPLATES), ...foundIn(code, IN_CODE)].filter(({ word }) => !Object.hasOwn(german, word));
    t.same(
      missing.map(({ path, word }) => `${path}: ${word}`),
      [],
      id,
    );
  }
});

const IN_TEMPLATES = [
  /[({ ]t "([^"]+)"/g,
  /\bcount [\w.]+ "([^"]+)"/g,
  /\bcount [\w.]+ "[^"]+" "([^"]+)"/g,
  /(?<= )(?:label|hint|title|lead|backLabel|submit|confirm|empty|caption|any|button)="([^"{<]+)"/g,
  /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
  /sort-header "[^"]+" "([^"]+)"/g,
];
const IN_CODE = [/\b(?:message|title|lead|submit|backLabel): "([^"]+)"/g];

function foundIn(files: readonly SourceFile[], patterns: readonly RegExp[]) {
  return files.flatMap(({ path, text }) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, word = ""]) => ({ path, word }))),
  );
}

/** Every word that pages ask for in German, and whether a part that was asked has it. Names of things are asked for as well. */
function spyOnWords({ host }: FurnishedShop): ReadonlyMap<string, boolean> {
  const { catalogue, scopeOf } = host;
  const parts = [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)];
  const known = new Map(parts.map(({ id, locales }) => [id, new Set(Object.keys(locales?.de?.words ?? {}))]));
  const asked = new Map<string, boolean>();
  const spied: typeof scopeOf = async (...given) => {
    const scope = await scopeOf(...given);
    if (scope.language !== "de") return scope;
    const word: Scope["word"] = (module, key, values) => {
      asked.set(key, asked.get(key) === true || known.get(module)?.has(key) === true);
      return scope.word(module, key, values);
    };
    return { ...scope, word };
  };
  Object.assign(host, { scopeOf: spied });
  return asked;
}

/** What is German already when a page asks for it: values of the tables, and names that rules bring in both languages. */
function germanTexts({ host: { catalogue } }: FurnishedShop): ReadonlySet<string> {
  const parts = [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)];
  const values = parts.flatMap(({ locales }) => Object.values(locales?.de?.words ?? {}));
  const files = sourceFiles(["core", "modules"]);
  return new Set([...values, ...files.flatMap(({ text }) => [...text.matchAll(/\bde: "([^"]+)"/g)].map(([, word = ""]) => word))]);
}

/** What stands between quotes in templates and code, and values of the API as `named` reads them: `pending_setup` is "Pending setup". */
function writtenWords(): ReadonlySet<string> {
  const files = sourceFiles(["core", "modules", "themes"], ["ts", "hbs"]).filter(
    ({ path }) => !/^core\/(?:demo|cli|kernel)\/|modules\/coupon\/rules\/|locale|german/.test(path),
  );
  const quoted = files.flatMap(({ text }) => [...withoutComments(text).matchAll(/"((?:[^"\\\n]|\\.)+)"/g)].map(([, word = ""]) => word));
  const values = quoted
    .filter((word) => /^[a-z]+(?:_[a-z]+)+$/.test(word))
    .map((word) => word.replaceAll("_", " "))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return new Set([...quoted, ...values]);
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}
