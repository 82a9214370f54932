import t from "tap";
import { viewsGerman } from "#core/views/locale-de.ts";
import { giftCardErrors } from "#modules/gift-card/errors.ts";
import { giftCardGerman } from "#modules/gift-card/locales/de.ts";
import { giftCardPermissions } from "#modules/gift-card/permissions.ts";
import { sourceFiles } from "#test/architecture/source-files.ts";

const german: Readonly<Record<string, string>> = { ...viewsGerman.words, ...giftCardGerman.words };
const inTemplates = [
  /[({ ]t "([^"]+)"/g,
  /\bcount [\w./]+ "([^"]+)"/g,
  /\bcount [\w./]+ "[^"]+" "([^"]+)"/g,
  /\b(?:label|hint|title|lead|backLabel|submit|confirm|empty|caption|any)="([^"{]+|[^"{][^"]*\{[^"]*)"/g,
  /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
  /sort-header "[^"]+" "([^"]+)"/g,
];
const inPages = [/\b(?:title|message|label): "([^"]+)"/g, /scope\.word\("[^"]+", "([^"]+)"/g, /\? "([A-Z][^"]+\.)"/g];
/** Languages are called by their own names everywhere. */
const ownNames = ["English", "Deutsch"];

t.test("every word of the admin pages of gift cards has German", async (t) => {
  const files = [...sourceFiles(["modules/gift-card"], ["hbs"]), ...sourceFiles(["modules/gift-card"], ["ts"])].filter(
    ({ path }) => /\/(?:templates|pages)\/admin\//.test(path) && !path.includes("german"),
  );
  t.ok(files.length > 20);
  const missing = files.flatMap(({ path, text }) =>
    (path.endsWith(".hbs") ? inTemplates : path.includes("-words") ? [/: "([^"]+)"/g] : inPages)
      .flatMap((pattern) => [...text.matchAll(pattern)].map(([, key = ""]) => key))
      .filter((key) => !ownNames.includes(key) && german[key] === undefined && !/^(?:info|good|bad|quiet)$/.test(key))
      .map((key) => `${path}: ${key}`),
  );
  t.same([...new Set(missing)], []);
});

t.test("a gift card is called Geschenkkarte everywhere, and every refusal and permission has German", (t) => {
  for (const code of Object.keys(giftCardErrors.table)) t.ok(giftCardGerman.errors?.[code], code);
  for (const words of Object.values(giftCardPermissions)) t.ok(german[words], words);
  for (const [key, text] of Object.entries({ ...giftCardGerman.words, ...giftCardGerman.errors })) {
    if (/Gutschein/.test(text)) t.match(key, /[Cc]oupon|number of one/, `${key}: only coupons are called that`);
  }
  t.end();
});
