import t, { type Test } from "tap";
import { firstStart } from "#core/app/first-start.ts";
import { listen } from "#core/events/hook.ts";
import { defineModule } from "#core/events/module.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { onAfterAdminCreateClient } from "#core/identity/hooks.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";
import { brokenPromises, readyShop, rowsOf } from "./demo-shop.ts";

/** Starts a shop and answers what was printed. */
async function started(
  t: Test,
  isNewDatabase: boolean,
  options: TestHostOptions,
): Promise<TestHost & { readonly printed: readonly string[] }> {
  const shop = await testHost(t, options);
  const printed: string[] = [];
  await firstStart(shop.host, { isNewDatabase, print: (line) => printed.push(line) });
  return { ...shop, printed };
}

async function productsOf({ call }: TestHost): Promise<number> {
  return (await call<{ total: number }>("admin", "product_get_list", { per_page: 1 })).total;
}

t.test("a new embedded database is filled unasked, in a shop of another currency, zone and tax mode too", async (t) => {
  const environment = { SHOP_CURRENCY: "JPY", TAX_INCLUSIVE: "1", SHOP_TIMEZONE: "Asia/Tokyo", SHOP_COUNTRY: "JP" };
  const shop = await readyShop(t, "2027-01-02T23:30:00Z", environment);
  const printed: string[] = [];
  await firstStart(shop.host, { isNewDatabase: true, print: (line) => printed.push(line) });
  t.match(printed.join("\n"), /^The demo shop was filled[\s\S]*API key/);
  t.ok((await productsOf(shop)) > 10);
  t.ok(Number((await rowsOf(shop, "select count(*) from invoice where currency = 'JPY' and status = 'paid'"))[0]?.[0]) > 50);
  t.strictSame(await brokenPromises(shop), []);
  t.strictSame(
    shop.logged.filter(({ level }) => level === "error"),
    [],
  );
});

t.test("DEMO decides when it is set, and otherwise a database of one's own stays empty", async (t) => {
  for (const [isNewDatabase, environment] of [
    [true, { DEMO: "0" }],
    [false, {}],
  ] as const) {
    const shop = await started(t, isNewDatabase, { environment });
    t.match(shop.printed.join("\n"), /API key/);
    t.notMatch(shop.printed.join("\n"), "demo");
    t.equal(await productsOf(shop), 0);
  }
});

t.test(
  "a module that is in the way of the story keeps neither the host nor the shop from starting, and nothing is half done",
  async (t) => {
    const loaded = await loadCatalogue();
    const broken = listen(
      onAfterAdminCreateClient,
      async () => {
        throw new Error("Not in my shop.");
      },
      { guards: true },
    );
    const catalogue = { ...loaded, parts: [...loaded.parts, defineModule({ id: "grumbler", listeners: [broken] })] };
    const shop = await started(t, false, { environment: { DEMO: "1" }, catalogue });
    t.notMatch(shop.printed.join("\n"), "demo");
    t.match(
      shop.logged.filter(({ level }) => level === "error").map(({ message }) => message),
      [/could not be filled/],
    );
    t.equal(await productsOf(shop), 0);
  },
);
