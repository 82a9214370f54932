import t from "tap";
import { portalGerman } from "#core/billing/portal-german.ts";
import { identityAdminGerman } from "#core/identity/pages/admin-german.ts";
import { passwordGerman } from "#core/identity/pages/password-german.ts";
import { viewsGerman } from "#core/views/locale-de.ts";
import { couponPortalGerman } from "#modules/coupon/pages/client/portal-german.ts";
import { giftCardPortalGerman } from "#modules/gift-card/pages/client/portal-german.ts";
import { loyaltyPortalGerman } from "#modules/loyalty/pages/client/portal-german.ts";
import { sourceFiles } from "#test/architecture/source-files.ts";

const owners: readonly (readonly [folder: string, words: Readonly<Record<string, string>>])[] = [
  ["core/billing/", portalGerman],
  ["core/identity/", { ...passwordGerman, ...identityAdminGerman }],
  ["modules/coupon/", couponPortalGerman],
  ["modules/gift-card/", giftCardPortalGerman],
  ["modules/loyalty/", loyaltyPortalGerman],
];

const inTemplates = [
  /[({ ]t "([^"]+)"/g,
  /\bcount [\w./]+ "([^"]+)"/g,
  /\bcount [\w./]+ "[^"]+" "([^"]+)"/g,
  /\b(?:label|hint|title|lead|backLabel|secondaryLabel|submit|confirm|empty|caption)="([^"{]+|[^"{][^"]*\{[^"]*)"/g,
  /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
];
/** Languages are called by their own names everywhere. */
const ownNames = ["English", "Deutsch"];
const inPages = [/\b(?:title|message|label): "([^"]+)"/g, /scope\.word\("[^"]+", "([^"]+)"/g];

t.test("every word of the portal's pages has German", async (t) => {
  const files = [
    ...sourceFiles(["core/billing", "core/identity", "modules"], ["hbs"]),
    ...sourceFiles(["core/billing", "core/identity", "modules"], ["ts"]),
  ];
  for (const [folder, words] of owners) {
    const own = files.filter(
      ({ path }) => path.startsWith(folder) && /\/(?:templates|pages)\/client\//.test(path) && !path.includes("german"),
    );
    t.ok(own.length > 0, folder);
    const missing = own.flatMap(({ path, text }) =>
      (path.endsWith(".hbs") ? inTemplates : inPages)
        .flatMap((pattern) => [...text.matchAll(pattern)].map(([, key = ""]) => key))
        .filter((key) => !ownNames.includes(key) && words[key] === undefined && viewsGerman.words?.[key] === undefined)
        .map((key) => `${path}: ${key}`),
    );
    t.same([...new Set(missing)], []);
  }
});
