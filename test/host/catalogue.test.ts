import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { type Catalogue, loadCatalogue } from "#core/host/catalogue.ts";
import { type FixtureModule, writeModule } from "./fixture-module.ts";

/** A catalogue of our own modules and the given ones. */
async function catalogueOf(t: Test, modules: readonly FixtureModule[]): Promise<Catalogue> {
  const folder = t.testdir();
  for (const module of modules) await writeModule(folder, module);
  return loadCatalogue({ folders: [folder] });
}

function faultOf(catalogue: Catalogue, id: string): string | undefined {
  return catalogue.faults.find((fault) => fault.id === id)?.fault;
}

t.test("modules come in dependency order, then by id", async (t) => {
  const catalogue = await catalogueOf(t, [{ id: "aa", requires: ["zz"] }, { id: "bb" }, { id: "zz", requires: ["bb"] }, { id: "cc" }]);
  const ids = catalogue.modules.map(({ id }) => id).filter((id) => /^(..)$/.test(id));
  t.same(ids, ["bb", "cc", "zz", "aa"]);
  t.same(
    catalogue.owners.slice(1).map(({ id }) => id),
    catalogue.modules.map(({ id }) => id),
  );
  t.equal(catalogue.owners[0]?.id, "core");
});

const method = (role: string, name: string, permission?: string): string => `
import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { defineModule } from "#core/events/module.ts";
export const module = defineModule({
  id: "m",
  methods: [defineMethod({
    name: "${name}", role: "${role}", ${permission === undefined ? "" : `permission: "${permission}",`} summary: "", reads: true,
    input: z.strictObject({}), output: z.literal(true), handle: async () => true,
  })],
});
`;

const cases: readonly { readonly title: string; readonly module: Omit<FixtureModule, "id">; readonly fault: RegExp }[] = [
  { title: "throws while it is imported", module: { code: "throw new RangeError('no');" }, fault: /^RangeError: no$/ },
  { title: "exports no module", module: { code: "export const other = 1;" }, fault: /exports no `module`/ },
  { title: "has another id than its folder", module: { manifest: { id: "n" } }, fault: /says id "n"/ },
  { title: "lacks a field of its manifest", module: { manifest: { version: undefined } }, fault: /manifest.json is not valid: version/ },
  { title: "has a field too many in its manifest", module: { manifest: { colour: "red" } }, fault: /manifest.json is not valid/ },
  { title: "asks for another host", module: { manifest: { engine: ">=2.0.0" } }, fault: /made for host >=2\.0\.0; this is host 0\.1\.0/ },
  { title: "requires what is not there", module: { requires: ["nothing"] }, fault: /requires nothing, which could not be loaded/ },
  { title: "requires itself", module: { requires: ["m"] }, fault: /requires itself through m/ },
  { title: "has an admin method without a permission", module: { code: method("admin", "m_do") }, fault: /m_do declares no permission/ },
  {
    title: "needs a permission nobody declares",
    module: { code: method("admin", "m_do", "m.unknown") },
    fault: /permission m\.unknown, which nobody declares/,
  },
  {
    title: "takes the name of a method of core",
    module: { code: method("guest", "system_company") },
    fault: /method guest system_company, which "host" has/,
  },
  {
    title: "takes the name of a table of core",
    module: {
      code: `
        import { defineEntity, p } from "@mikro-orm/core";
        export const module = { id: "m", entities: [defineEntity({ name: "Mine", tableName: "client", properties: { id: p.integer().primary() } })] };`,
    },
    fault: /table client, which "identity" has/,
  },
  {
    title: "declares a permission twice with core",
    module: { code: `export const module = { id: "m", permissions: { "extension.view": "" } };` },
    fault: /permission extension\.view, which "host" has/,
  },
  { title: "lists what is no list", module: { code: `export const module = { id: "m", methods: {} };` }, fault: /"methods" is not a list/ },
];

for (const { title, module, fault } of cases) {
  t.test(`a module that ${title} is left out and reported`, async (t) => {
    const catalogue = await catalogueOf(t, [{ id: "m", ...module }, { id: "sound" }]);
    t.match(faultOf(catalogue, "m"), fault);
    t.notOk(catalogue.modules.some(({ id }) => id === "m"));
    t.ok(catalogue.modules.some(({ id }) => id === "sound"));
  });
}

t.test("what requires a faulty module is left out with it, and a circle as a whole", async (t) => {
  const catalogue = await catalogueOf(t, [
    { id: "broken", code: "export const module = 1;" },
    { id: "needs-broken", requires: ["broken"] },
    { id: "one", requires: ["two"] },
    { id: "two", requires: ["one"] },
  ]);
  t.match(faultOf(catalogue, "needs-broken"), /requires broken, which could not be loaded/);
  t.match(faultOf(catalogue, "one"), /requires itself through two/);
  t.match(faultOf(catalogue, "two"), /requires itself through one/);
});

t.test("a broken or missing manifest is reported under the folder's name", async (t) => {
  const folder = t.testdir({ torn: { "manifest.json": "{" }, bare: {}, node_modules: {}, ".hidden": {} });
  const catalogue = await loadCatalogue({ folders: [folder] });
  t.match(faultOf(catalogue, "torn"), /not valid JSON/);
  t.match(faultOf(catalogue, "bare"), /has no manifest\.json/);
  t.equal(faultOf(catalogue, "node_modules"), undefined);
});

t.test("the second module of an id is left out", async (t) => {
  const folder = t.testdir({ one: {}, two: {} });
  await writeModule(`${folder}/one`, { id: "same" });
  await writeModule(`${folder}/two`, { id: "same" });
  const catalogue = await loadCatalogue({ folders: [`${folder}/one`, `${folder}/two`] });
  t.match(faultOf(catalogue, "same"), /already found/);
  t.equal(catalogue.modules.filter(({ id }) => id === "same").length, 1);
});

t.test("a module outside of the project uses the host's own copies", async (t) => {
  const code = `
    import { z } from "zod";
    import { AppError } from "#core/kernel/app-error.ts";
    export const zod = z;
    export const appError = AppError;
    export const module = { id: "stranger" };`;
  const folder = await mkdtemp(join(tmpdir(), "largesse-modules-"));
  t.teardown(() => rm(folder, { recursive: true }));
  await writeModule(folder, { id: "stranger", code });
  const catalogue = await loadCatalogue({ folders: [folder] });
  t.equal(faultOf(catalogue, "stranger"), undefined);
  const [{ AppError }, imported] = await Promise.all([import("#core/kernel/app-error.ts"), import(`${folder}/stranger/module.ts`)]);
  t.equal(imported.appError, AppError);
});
