import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import Handlebars from "handlebars";
import t from "tap";
import { components } from "#core/views/components/components.ts";
import { isIcon } from "#core/views/icon-sprite.ts";
import { viewsGerman } from "#core/views/locale-de.ts";
import { sourceFiles } from "#test/architecture/source-files.ts";

const templates = sourceFiles(["core", "modules", "themes", "examples"], ["hbs"]);
const builtIn = ["if", "unless", "each", "with", "lookup"];

t.test("every template is well formed and uses only words that exist", async (t) => {
  t.ok(templates.length > 20);
  for (const { path, text } of templates) {
    const unknown: string[] = [];
    new (class extends Handlebars.Visitor {
      override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
        this.check(mustache.path, mustache.params.length > 0 || mustache.hash !== undefined);
        super.MustacheStatement(mustache);
      }
      override BlockStatement(block: hbs.AST.BlockStatement): void {
        this.check(block.path, true);
        super.BlockStatement(block);
      }
      override SubExpression(expression: hbs.AST.SubExpression): void {
        this.check(expression.path, true);
        super.SubExpression(expression);
      }
      check(path: unknown, isCall: boolean): void {
        const name = (path as { original?: unknown }).original;
        if (isCall && typeof name === "string" && !builtIn.includes(name) && !Object.hasOwn(components, name)) unknown.push(name);
      }
    })().accept(Handlebars.parse(text));
    t.same(unknown, [], path);
  }
});

t.test("every icon that a template names is one", async (t) => {
  for (const { path, text } of templates)
    for (const [, name = ""] of text.matchAll(/\bicon(?:="| ")([^"]+)"/g)) t.ok(isIcon(name), `${name} in ${path}`);
});

t.test("no template has what the content security policy refuses, or what needs eval", async (t) => {
  const rules: readonly (readonly [pattern: RegExp, what: string])[] = [
    [/<script(?![^>]*\ssrc=)/i, "inline script"],
    [/<style|\sstyle=/i, "inline style"],
    [/\son[a-z]+=/i, "event handler attribute"],
    [/hx-on|hx-trigger="[^"]*\[|hx-vals="js:|javascript:/i, "script in an attribute"],
    [/https?:\/\/(?!www\.w3\.org)/i, "address outside of the shop"],
    [/\{\{\{|\{\{~?&/, "unescaped output"],
    [/<form(?![^>]*\bmethod=)/i, "form without a method"],
  ];
  for (const { path, text } of templates) for (const [pattern, what] of rules) t.notMatch(text, pattern, `${path}: ${what}`);
});

t.test("every form that writes carries the guard, every field a label and a hint, every page a heading", async (t) => {
  for (const { path, text } of templates) {
    for (const [form] of text.matchAll(/<form method="post"[\s\S]*?<\/form>/g)) {
      const isGuarded = form.includes("_csrf") || form.includes("form-guard") || path.endsWith("partials/preferences.hbs");
      t.ok(isGuarded, `${path}: a form that writes carries the token`);
    }
    for (const [field] of text.matchAll(/\{\{field [\s\S]*?\}\}/g))
      t.match(field, /label=[\s\S]*hint=|hint=[\s\S]*label=/, `${path}: ${field.slice(0, 60)}`);
    const isPage = /\/templates\/(?:admin|client)\//.test(path) && !/widget|\/parts\//.test(path);
    if (isPage) t.match(text, /\{\{#page-header/, `${path}: begins with its heading`);
  }
});

t.test("every word of core's templates has German", async (t) => {
  const german = viewsGerman.words ?? {};
  const patterns = [
    /[({ ]t "([^"]+)"/g,
    /\bcount [\w.]+ "([^"]+)"/g,
    /\b(?:label|hint|title|lead|backLabel|secondaryLabel|button|submit|confirm|empty|caption|any)="([^"{]+|Good to see[^"]+|Disable \{[^"]+)"/g,
    /\{\{#?(?:cell|empty|chip) "([^"]+)"/g,
  ];
  const own = templates.filter(({ path }) => path.startsWith("themes/") || path.startsWith("core/views/"));
  const missing = own.flatMap(({ path, text }) =>
    patterns
      .flatMap((pattern) => [...text.matchAll(pattern)].map(([, key = ""]) => key))
      .filter((key) => german[key] === undefined)
      .map((key) => `${path}: ${key}`),
  );
  t.same(missing, []);
});

t.test("our own scripts stay small", async (t) => {
  for (const name of ["app", "live", "live-parts", "toasts"]) {
    const path = new URL(`../../themes/base/${name}.js`, import.meta.url);
    t.ok(statSync(path).size <= 6_144, name);
    t.ok(gzipSync(readFileSync(path)).length <= 2_048, name);
  }
});
