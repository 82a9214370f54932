import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { textField } from "#core/events/form-fields.ts";
import { defineMethod } from "#core/events/method.ts";
import { defineModule } from "#core/events/module.ts";
import { defineNavigation, definePage, defineSlot, defineWidget } from "#core/events/page.ts";
import type { CatalogueModule } from "#core/host/catalogue.ts";
import { defineErrors } from "#core/kernel/app-error.ts";
import { flag } from "#core/kernel/wire.ts";

/** Text that would do harm wherever it were printed unescaped. */
export const HARMFUL = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

const errors = defineErrors({ "note.refused": { status: 409, message: "This note is refused: {why}." } });

const save = defineMethod({
  name: "note_save",
  role: "admin",
  permission: "note.edit",
  summary: "Counts how often it was really run",
  input: z.strictObject({
    text: z.string().min(3),
    kind: z.string().optional(),
    flag: flag.optional(),
    about: z.string().optional(),
    hidden: z.string().optional(),
  }),
  output: z.object({ flag: z.boolean().nullable() }),
  handle: async (scope, input) => {
    if (input.text === "refuse me") throw errors.error("note.refused", { why: HARMFUL });
    await sql`insert into setting (param, value, updated_at) values (${`note ${scope.requestId}`}, '1', ${scope.now})`.execute(scope.db);
    return { flag: input.flag ?? null };
  },
});

const slot = defineSlot("admin", "sample.slot");

const notes = definePage({
  area: "admin",
  path: "/notes",
  title: "Notes",
  permission: "note.view",
  template: "notes",
  slots: [slot],
  scripts: ["sample.mjs"],
  load: async () => ({
    title: HARMFUL,
    note: HARMFUL,
    amount: 12.5,
    day: "2026-12-24",
    rows: [{ text: HARMFUL }],
    kind: { icon: "diamond" },
  }),
  actions: {
    save: async (_scope, { form, call }) => {
      await call("note_save", { ...form });
      return { message: "Noted: {text}.", values: { text: textField(form, "text") } };
    },
    tell: async () => ({ shown: { secret: "told once" } }),
    remove: async () => ({ to: "/themed" }),
  },
});

const file = definePage({
  area: "admin",
  path: "/notes/:name",
  title: "File",
  permission: "note.view",
  template: "notes",
  load: async (_scope, { params }) => ({ download: { name: `${params["name"]} ä.csv`, type: "text/csv; charset=utf-8", body: "a;b\n" } }),
});

const themed = definePage({
  area: "admin",
  path: "/themed",
  title: "Themed",
  permission: "note.view",
  template: "themed",
  load: async () => ({ word: "hello" }),
});

const PAGES = 3;

const many = definePage({
  area: "admin",
  path: "/many",
  title: "Many",
  permission: "note.view",
  template: "many",
  load: async (_scope, { query }) => {
    const page = Number(textField(query, "page") || 1);
    return { page: { page, pages: PAGES, per_page: 1, total: PAGES, list: [{ text: `row ${page}` }] } };
  },
});

const hello = definePage({
  area: "client",
  path: "/hello",
  title: "Hello",
  template: "hello",
  load: async () => ({ text: "only for clients" }),
});

const widgets = [
  defineWidget({
    slot: "sample.slot",
    title: "Second",
    order: 2,
    permission: "note.view",
    template: "widget",
    load: async () => ({ text: HARMFUL }),
  }),
  defineWidget({
    slot: "sample.slot",
    title: "Broken",
    order: 1,
    permission: "note.view",
    template: "widget",
    load: () => Promise.reject(new Error("broken on purpose")),
  }),
  defineWidget({
    slot: "sample.slot",
    title: "Not for all",
    order: 3,
    permission: "note.edit",
    template: "widget",
    load: async () => ({ text: "for editors" }),
  }),
  defineWidget({ slot: "sample.slot", title: "Empty", order: 4, permission: "note.view", template: "widget", load: async () => undefined }),
];

/** A module with pages that try to do harm, as a stranger might have written it. */
export const samplePages: CatalogueModule = {
  id: "sample-pages",
  folder: join(import.meta.dirname, "sample-module"),
  manifest: {
    id: "sample-pages",
    type: "mod",
    name: "Sample pages",
    description: "Pages for tests.",
    version: "1.0.0",
    author: "A test",
    license: "Apache-2.0",
    engine: "*",
    requires: [],
  },
  contents: defineModule({
    id: "sample-pages",
    permissions: { "note.view": "See notes", "note.edit": "Write notes" },
    errors: [errors.table],
    locales: { de: { words: { Notes: "Notizen" } } },
    methods: [save],
    pages: [notes, file, themed, many, hello],
    navigation: [defineNavigation({ area: "admin", group: "Overview", label: "Notes", href: "/notes", order: 50, icon: "notes" })],
    widgets,
    assets: ["sample.mjs"],
  }),
};
