import t from "tap";
import { argFields, argsFromForm, argsToForm } from "#core/views/args/arg-fields.ts";
import { viewsGerman } from "#core/views/locale-de.ts";
import { couponGerman } from "#modules/coupon/locales/de.ts";
import { sourceFiles } from "#test/architecture/source-files.ts";

t.test("every word of the admin pages of coupons has German", async (t) => {
  const german = { ...viewsGerman.words, ...couponGerman.words };
  const patterns = [
    /[({ ]t "([^"]+)"/g,
    /\bcount [\w.]+ "([^"]+)"/g,
    /\bcount [\w.]+ "[^"]+" "([^"]+)"/g,
    /\b(?:label|hint|title|lead|backLabel|submit|confirm|empty|caption|any)="([^"{]+)"/g,
    /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
    /sort-header "[^"]+" "([^"]+)"/g,
  ];
  const pages = [/(?:message|label|title|lead|submit|backLabel): "([^"]+)"/g, /pageWord\(scope, "([^"]+)"/g];
  const templates = sourceFiles(["modules/coupon/templates/admin"], ["hbs"]);
  const sources = sourceFiles(["modules/coupon/pages"], ["ts"]).filter(({ path }) => !/client\/|words|german/.test(path));
  t.ok(templates.length > 10 && sources.length > 10);
  const missing = [...templates.map((file) => ({ file, patterns })), ...sources.map((file) => ({ file, patterns: pages }))].flatMap(
    ({ file, patterns: own }) =>
      own
        .flatMap((pattern) => [...file.text.matchAll(pattern)].map(([, key = ""]) => key))
        .filter((key) => !Object.hasOwn(german, key))
        .map((key) => `${file.path}: ${key}`),
  );
  t.same(missing, []);
});

t.test("fields are drawn from any rule's schema, and what they say goes there and back", async (t) => {
  const args = {
    type: "object",
    properties: {
      amount: { anyOf: [{ anyOf: [{ type: "number" }, { type: "string" }], description: "Amount in major units" }, { type: "object" }] },
      products: { type: "array", items: { type: "integer" } },
      parts: { type: "array", items: { type: "object" } },
      words: { type: "array", items: { type: "string" } },
      mode: { type: "string", enum: ["one", "two"], default: "two" },
      at: { type: "string", pattern: "[0-5]\\d" },
      least: { type: "integer", minimum: 1 },
    },
    required: ["amount"],
  };
  const rule = { code: "sample", title: "Sample", args };
  t.same(
    argFields(rule).map(({ name, control, isRequired }) => `${name} ${control}${isRequired ? "!" : ""}`),
    ["amount amount!", "products choices", "parts parts", "words list", "mode select", "at time", "least number"],
  );
  const stored = {
    amount: { USD: "10", EUR: "9.50" },
    products: [3, 4],
    parts: [{ id: 5, quantity: 2 }],
    words: ["a", "b"],
    mode: "one",
    at: "09:30",
    least: 3,
  };
  t.same(argsFromForm(rule, argsToForm(rule, stored)), stored);
  t.same(
    argsFromForm(rule, { amount: "12.50", words: "", least: "many" }),
    { amount: "12.50", least: "many" },
    "what is no number is left for the refusal",
  );
  t.same(argsFromForm(undefined, argsToForm(undefined, stored)), stored, "a rule that is not there keeps what it had");
});
