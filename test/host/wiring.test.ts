import t from "tap";
import { z } from "zod";
import { defineExtensionPoint, provide } from "#core/events/extension-point.ts";
import { defineLanedHook, listen } from "#core/events/hook.ts";
import { defineMethod, type Role } from "#core/events/method.ts";
import { type Contents, defineModule } from "#core/events/module.ts";
import { defineSettings } from "#core/events/settings-token.ts";
import type { Wiring } from "#core/events/wiring.ts";
import type { ExtensionRow } from "#core/host/extension-row.ts";
import { wiringOf } from "#core/host/wiring-of.ts";
import { testEnvironment } from "#test/harness/test-environment.ts";

const moment = defineLanedHook<{ readonly id: number }>()("moment", ["early", "late"]);
const point = defineExtensionPoint<string>("test.point");
const nothing = async (): Promise<void> => undefined;

function method(role: Role, name: string, summary: string) {
  return defineMethod({
    role,
    name,
    summary,
    reads: true,
    input: z.strictObject({}),
    output: z.literal(true),
    handle: async () => true as const,
  });
}

function wired(
  modules: readonly Contents[],
  extensions: readonly ExtensionRow[] = [],
): { readonly wiring: Wiring; readonly faults: readonly object[] } {
  const catalogueModules = modules.map((contents) => ({
    id: contents.id,
    manifest: {
      id: contents.id,
      type: "mod" as const,
      name: "",
      description: "",
      version: "1.0.0",
      author: "",
      license: "",
      engine: "*",
      requires: [...(requirements[contents.id] ?? [])],
    },
    contents,
  }));
  const core = defineModule({
    id: "core-part",
    methods: [method("guest", "system_hello", "core"), method("client", "system_own", "core")],
  });
  const context = {
    catalogue: { parts: [core], modules: catalogueModules, faults: [], owners: [] },
    environment: testEnvironment("postgres://nowhere/none"),
    scopeOf: () => Promise.reject(new Error("not here")),
    finish: nothing,
  };
  return wiringOf({ revision: 7, context, extensions });
}

const requirements: Readonly<Record<string, readonly string[]>> = { top: ["base"] };

t.test("listeners come by lane, then in the order of the modules", async (t) => {
  const listening = (id: string, lane: "early" | "late"): Contents => defineModule({ id, listeners: [listen(moment, nothing, { lane })] });
  const { wiring } = wired([
    listening("base", "late"),
    listening("middle", "early"),
    listening("other", "late"),
    listening("top", "early"),
  ]);
  t.same(
    wiring.listeners("moment").map(({ lane, module }) => `${lane} ${module}`),
    ["early middle", "early top", "late base", "late other"],
  );
  t.same(wiring.listeners("nobody-listens"), []);
});

t.test("a client finds the methods of guests, and nobody those of others", async (t) => {
  const { wiring } = wired([]);
  t.ok(wiring.method("client", "system_hello"));
  t.ok(wiring.method("client", "system_own"));
  t.equal(wiring.method("guest", "system_own"), undefined);
  t.equal(wiring.method("admin", "system_hello"), undefined);
});

t.test("a module that is off contributes nothing, and takes along what requires it", async (t) => {
  const modules = [
    defineModule({
      id: "base",
      provides: [provide(point, "from base")],
      permissions: { "base.view": "" },
      methods: [method("guest", "base_hello", "")],
    }),
    defineModule({ id: "top", provides: [provide(point, "from top")] }),
  ];
  t.same(wired(modules).wiring.provided(point), ["from base", "from top"]);
  const { wiring, faults } = wired(modules, [{ name: "base", status: "deactivated", config: {} }]);
  t.same(wiring.provided(point), []);
  t.same(
    [wiring.modules, wiring.isOn("base"), wiring.method("guest", "base_hello"), wiring.permissions.has("base.view")],
    [[], false, undefined, false],
  );
  t.match(faults, [{ module: "top", fault: /requires base, which is not active/ }]);
});

t.test("settings are what was saved, with the defaults for the rest", async (t) => {
  const token = defineSettings("base", z.object({ days: z.int().default(3), title: z.string().default("Base") }));
  const modules = [defineModule({ id: "base", settings: token })];
  t.same(wired(modules).wiring.settings(token), { days: 3, title: "Base" });
  t.same(wired(modules, [{ name: "base", status: "installed", config: { days: 5 } }]).wiring.settings(token), { days: 5, title: "Base" });
  const unfit = wired(modules, [{ name: "base", status: "installed", config: { days: "five", title: "New" } }]);
  t.same(unfit.wiring.settings(token), { days: 3, title: "Base" });
  t.match(unfit.faults, [{ module: "base" }]);
});
