import t from "tap";
import { resolvePrice } from "#core/billing/catalogue/resolve-price.ts";
import { testHost } from "#test/harness/test-host.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { makeProduct } from "./shop-hand.ts";

const hosting = {
  title: "Höhenflug Hosting",
  type: "custom",
  pricing: {
    type: "recurrent",
    recurrent: { "1M": { price: 9.99, setup: "5.00" }, "1Y": { price: "99.90" }, "2Y": { price: 180, enabled: false } },
  },
};

t.test("the catalogue", async (t) => {
  const shop = await testHost(t);

  t.test("a prepared product is free, disabled and hidden from guests until it is updated", async (t) => {
    const id = await shop.call<number>("admin", "product_prepare", { title: "Draft", type: "custom" });
    t.match(await shop.call("admin", "product_get", { id }), {
      status: "disabled",
      slug: "draft",
      pricing: { type: "free", once: null, recurrent: {} },
    });
    t.equal(await codeOf(shop.call("guest", "product_get", { id })), "product.not_found");
    t.equal(
      await shop.call("admin", "product_update", { id, status: "enabled", pricing: { type: "once", once: { price: 12.5, setup: 3 } } }),
      true,
    );
    t.match(await shop.call("guest", "product_get", { id }), {
      currency: "USD",
      pricing: { type: "once", once: { price: 12.5, setup: 3 } },
    });
  });

  t.test("a recurrent product keeps a price per period and shows guests those that are offered", async (t) => {
    const id = await shop.call<number>("admin", "product_create", hosting);
    const seen = await shop.call<{ slug: string; pricing: { recurrent: Record<string, unknown> } }>("admin", "product_get", { id });
    t.equal(seen.slug, "hohenflug-hosting");
    t.strictSame(seen.pricing.recurrent, {
      "1M": { price: 9.99, setup: 5, enabled: true },
      "1Y": { price: 99.9, setup: 0, enabled: true },
      "2Y": { price: 180, setup: 0, enabled: false },
    });
    const open = await shop.call<{ pricing: { recurrent: Record<string, unknown> } }>("guest", "product_get", { slug: seen.slug });
    t.strictSame(Object.keys(open.pricing.recurrent), ["1M", "1Y"]);
    for (const secret of ["config", "quantity_in_stock", "status", "hidden"]) t.notOk(secret in open, `guests do not see ${secret}`);
  });

  t.test("slugs are unique: made ones get a number, wanted ones are refused", async (t) => {
    const slugs: string[] = [];
    for (let copy = 0; copy < 7; copy += 1) {
      const id = await makeProduct(shop, "Twin", 1);
      slugs.push((await shop.call<{ slug: string }>("admin", "product_get", { id })).slug);
    }
    t.equal(new Set(slugs).size, 7);
    t.strictSame(slugs.slice(0, 3), ["twin", "twin-2", "twin-3"]);
    t.equal(await codeOf(makeProduct(shop, "Other", 1, { slug: "twin" })), "product.slug_taken");
    const id = await makeProduct(shop, "Other", 1);
    t.equal(await codeOf(shop.call("admin", "product_update", { id, slug: "twin" })), "product.slug_taken");
    t.match(await shop.call("admin", "product_get", { slug: "other" }), { id }, "the refused change left nothing behind");
  });

  t.test("what does not make sense is refused with the field that is wrong", async (t) => {
    const faults: readonly (readonly [string, Record<string, unknown>])[] = [
      ["pricing.once", { pricing: { type: "once" } }],
      ["pricing.recurrent", { pricing: { type: "recurrent", recurrent: {} } }],
      ["pricing.once.price", { pricing: { type: "once", once: { price: 1.234 } } }],
      ["pricing.once.price", { pricing: { type: "once", once: { price: -1 } } }],
      ["pricing.once.setup", { pricing: { type: "once", once: { price: 1, setup: -1 } } }],
      ["pricing.once.price", { pricing: { type: "once", once: { price: "10000000000000000" } } }],
      ["pricing.type", { type: "gift_card", pricing: { type: "recurrent", recurrent: { "1M": { price: 1 } } } }],
      ["prices.GBP", { prices: { GBP: { type: "free" } } }],
      ["addons", { addons: [999_999] }],
      ["slug", { slug: "No Slug" }],
      ["colour", { colour: "red" }],
    ];
    for (const [field, input] of faults) {
      const fault = await refusalOf(shop.call("admin", "product_create", { title: "Wrong", type: "custom", ...input }));
      t.equal(fault.code, "request.invalid", field);
      t.ok(field in fault.details, `${field} is named: ${Object.keys(fault.details).join(", ")}`);
    }
    t.equal(await codeOf(makeProduct(shop, "Wrong", 1, { product_category_id: 999 })), "product_category.not_found");
    t.equal(await codeOf(makeProduct(shop, "Wrong", 1, { consultant_id: 999 })), "consultant.not_found");
    t.equal(await codeOf(shop.call("guest", "product_get", {})), "request.invalid");
    t.match(await shop.call("admin", "product_get_list", { search: "Wrong" }), { total: 0 });
  });

  t.test("lists show guests what is for sale, and staff everything", async (t) => {
    const category = await shop.call<number>("admin", "product_category_create", { title: "Shelf" });
    const at = { product_category_id: category };
    await makeProduct(shop, "100% wool", 1, at);
    await makeProduct(shop, "Hidden", 1, { ...at, hidden: true });
    await makeProduct(shop, "Disabled", 1, { ...at, status: "disabled" });
    await makeProduct(shop, "Add-on", 1, { ...at, is_addon: true });
    const titles = async (role: "guest" | "admin", input: Record<string, unknown>) =>
      (await shop.call<{ list: { title: string }[] }>(role, "product_get_list", { ...at, ...input })).list.map(({ title }) => title);
    t.strictSame(await titles("guest", {}), ["100% wool"]);
    t.strictSame(await titles("admin", {}), ["100% wool", "Hidden", "Disabled", "Add-on"]);
    t.strictSame(await titles("admin", { search: "0% w" }), ["100% wool"]);
    t.strictSame(await titles("admin", { search: "%" }), ["100% wool"], "a percent sign stands for itself");
    t.match(await shop.call("admin", "product_get_list", { ...at, page: 2, per_page: 3 }), {
      pages: 2,
      page: 2,
      total: 4,
      list: [{ title: "Add-on" }],
    });
    t.equal(await codeOf(shop.call("admin", "product_category_delete", { id: category })), "product_category.in_use");
    t.match(await shop.call("guest", "product_category_get_pairs"), { [String(category)]: "Shelf" });
  });

  t.test("a deleted product is gone for everybody, and its slug is free again", async (t) => {
    const id = await makeProduct(shop, "Short-lived", 1);
    t.equal(await shop.call("admin", "product_delete", { id }), true);
    t.equal(await codeOf(shop.call("admin", "product_get", { id })), "product.not_found");
    t.equal(await codeOf(shop.call("admin", "product_delete", { id })), "product.not_found");
    const again = await makeProduct(shop, "Short-lived", 1);
    t.match(await shop.call("admin", "product_get", { slug: "short-lived" }), { id: again });
  });

  t.test("add-ons are listed with their product", async (t) => {
    const addon = await makeProduct(shop, "Backup", 2, { is_addon: true });
    const plain = await makeProduct(shop, "Plain", 2);
    const id = await makeProduct(shop, "Server", 20, { addons: [addon] });
    t.match(await shop.call("guest", "product_get", { id }), { addons: [{ id: addon, pricing: { once: { price: 2 } } }] });
    t.equal(await codeOf(shop.call("admin", "product_update", { id, addons: [plain] })), "request.invalid");
    t.match(await shop.call("admin", "product_get", { id }), { addons: [{ id: addon, title: "Backup" }] });
  });

  t.test("consultants and categories can be kept, and not be deleted while they are needed", async (t) => {
    const id = await shop.call<number>("admin", "consultant_create", { name: "Grace", email: "Grace@Example.com" });
    t.match(await shop.call("admin", "consultant_get", { id }), { name: "Grace", email: "grace@example.com", active: true });
    await makeProduct(shop, "Session", 50, { type: "service", service_type: "book_a_meeting", consultant_id: id });
    t.equal(await codeOf(shop.call("admin", "consultant_delete", { id })), "consultant.in_use");
    t.equal(await shop.call("admin", "consultant_update", { id, active: 0, email: null }), true);
    t.match(await shop.call("admin", "consultant_get_list", { active: false }), { total: 1, list: [{ id, email: null }] });
    const free = await shop.call<number>("admin", "consultant_create", { name: "Alan" });
    t.equal(await shop.call("admin", "consultant_delete", { id: free }), true);
    t.equal(await codeOf(shop.call("admin", "consultant_get", { id: free })), "consultant.not_found");
  });
});

t.test("currencies and prices in them", async (t) => {
  const shop = await testHost(t);
  await shop.call("admin", "currency_create", { code: "JPY", conversion_rate: 150.5 });
  await shop.call("admin", "currency_create", { code: "KWD", conversion_rate: "0.307125", title: "Dinar" });
  await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.9 });

  t.test("a currency is read back exactly", async (t) => {
    t.match(await shop.call("guest", "currency_get", { code: "KWD" }), {
      title: "Dinar",
      conversion_rate: 0.307125,
      default: false,
      decimals: 3,
    });
    t.match(await shop.call("guest", "currency_get"), { code: "USD", conversion_rate: 1, default: true });
    const pairs = await shop.call<Record<string, string>>("guest", "currency_get_pairs");
    t.strictSame(Object.keys(pairs), ["USD", "EUR", "JPY", "KWD"]);
    t.match(await shop.call("admin", "currency_get_list", { per_page: 2, page: 2 }), {
      total: 4,
      list: [{ code: "JPY" }, { code: "KWD" }],
    });
  });

  t.test("rates and codes that make no sense are refused", async (t) => {
    t.equal(await codeOf(shop.call("admin", "currency_create", { code: "EUR" })), "currency.exists");
    for (const code of ["XXXX", "ZZZ", "E", ""])
      t.equal(await codeOf(shop.call("admin", "currency_create", { code })), "request.invalid", code);
    for (const rate of [0, -1, 0.0000001, "1e3", 1e12]) {
      t.equal(await codeOf(shop.call("admin", "currency_create", { code: "CHF", conversion_rate: rate })), "request.invalid", String(rate));
    }
    t.equal(await codeOf(shop.call("admin", "currency_update", { code: "USD", conversion_rate: 2 })), "request.invalid");
    t.equal(await codeOf(shop.call("admin", "currency_update", { code: "CHF", conversion_rate: 2 })), "currency.not_found");
    t.equal(await codeOf(shop.call("admin", "currency_delete", { code: "USD" })), "currency.is_default");
  });

  t.test("a product costs its own price in a currency, else the default price by the rate, rounded once per unit", async (t) => {
    const id = await makeProduct(shop, "Priced", 10, {
      pricing: { type: "once", once: { price: "10.00", setup: "0.33" } },
      prices: { EUR: { type: "once", once: { price: 8.5, setup: 1 } } },
    });
    const scope = await shop.scope();
    t.match(await resolvePrice(scope, id, undefined, "USD"), { unitPriceMinor: 1000n, setupMinor: 33n });
    t.match(await resolvePrice(scope, id, undefined, "EUR"), { unitPriceMinor: 850n, setupMinor: 100n });
    t.match(await resolvePrice(scope, id, undefined, "JPY"), { unitPriceMinor: 1505n, setupMinor: 50n }, "49.665 rounds to 50");
    t.match(
      await resolvePrice(scope, id, undefined, "KWD"),
      { unitPriceMinor: 3071n, setupMinor: 101n },
      "3.07125 rounds to 3.071, 0.10135 to 0.101",
    );
    t.equal(await codeOf(resolvePrice(scope, id, undefined, "GBP")), "product.price_missing");
    t.match(await resolvePrice(scope, id, "1M", "USD"), { period: undefined }, "a period means nothing to a one-time product");
    t.equal(await codeOf(resolvePrice(scope, 999_999, undefined, "USD")), "product.not_found");
  });

  t.test("own prices can be removed again, and must be of one type in all currencies", async (t) => {
    const id = await makeProduct(shop, "Removable", 10, { prices: { EUR: { type: "once", once: { price: 1 } } } });
    await shop.call("admin", "product_update", { id, prices: { EUR: null } });
    t.match(await resolvePrice(await shop.scope(), id, undefined, "EUR"), { unitPriceMinor: 900n });
    t.equal(
      await codeOf(
        shop.call("admin", "product_update", { id, pricing: { type: "once", once: { price: 1 } }, prices: { EUR: { type: "free" } } }),
      ),
      "request.invalid",
    );
    await shop.call("admin", "product_update", { id, prices: { EUR: { type: "once", once: { price: 7 } } } });
    await shop.call("admin", "product_update", { id, pricing: { type: "recurrent", recurrent: { "1M": { price: 3 } } } });
    t.match(await resolvePrice(await shop.scope(), id, "1M", "EUR"), { unitPriceMinor: 270n }, "the one-time price went with the type");
  });

  t.test("a recurrent product wants a period that it is offered for", async (t) => {
    const id = await shop.call<number>("admin", "product_create", hosting);
    const scope = await shop.scope();
    t.match(await resolvePrice(scope, id, "1M", "USD"), { unitPriceMinor: 999n, setupMinor: 500n, period: "1M" });
    t.equal(await codeOf(resolvePrice(scope, id, undefined, "USD")), "product.period_required");
    t.equal(await codeOf(resolvePrice(scope, id, "2Y", "USD")), "product.period_invalid", "not offered any more");
    t.equal(await codeOf(resolvePrice(scope, id, "3Y", "USD")), "product.period_invalid", "never offered");
  });

  t.test("another default currency puts all rates in relation to it and leaves everything for sale", async (t) => {
    const id = await makeProduct(shop, "Standing", 10);
    t.equal(await shop.call("admin", "currency_set_default", { code: "EUR" }), true);
    t.match(await shop.call("guest", "currency_get"), { code: "EUR", conversion_rate: 1, default: true });
    t.match(await shop.call("guest", "currency_get", { code: "USD" }), { conversion_rate: 1.111111, default: false });
    t.match(await shop.call("guest", "currency_get", { code: "JPY" }), { conversion_rate: 167.222222 });
    const scope = await shop.scope();
    t.match(await resolvePrice(scope, id, undefined, "EUR"), { unitPriceMinor: 900n });
    t.match(await resolvePrice(scope, id, undefined, "USD"), { unitPriceMinor: 1000n }, "its own price stays");
    t.match(await resolvePrice(scope, id, undefined, "JPY"), { unitPriceMinor: 1505n });
    t.match(await shop.call("admin", "product_get", { id }), {
      currency: "EUR",
      pricing: { once: { price: 9 } },
      prices: { USD: { once: { price: 10 } } },
    });
    t.equal(await shop.call("admin", "currency_delete", { code: "JPY" }), true);
    t.equal(await codeOf(resolvePrice(scope, id, undefined, "JPY")), "product.price_missing");
  });
});

t.test("tax rules", async (t) => {
  const shop = await testHost(t);

  t.test("a rule is kept exactly and can be changed", async (t) => {
    const id = await shop.call<number>("admin", "invoice_tax_create", { name: "GST", taxrate: 7.125, country: "ca", state: "QC" });
    t.match(await shop.call("admin", "invoice_tax_get", { id }), { name: "GST", taxrate: 7.125, country: "CA", state: "QC" });
    await shop.call("admin", "invoice_tax_update", { id, taxrate: "7.5", state: "" });
    t.match(await shop.call("admin", "invoice_tax_get_list"), { total: 1, list: [{ id, taxrate: 7.5, country: "CA", state: null }] });
    t.equal(await shop.call("admin", "invoice_tax_delete", { id }), true);
    t.equal(await codeOf(shop.call("admin", "invoice_tax_get", { id })), "tax.not_found");
  });

  t.test("rates and places that make no sense are refused", async (t) => {
    for (const wrong of [
      { taxrate: 101 },
      { taxrate: -1 },
      { taxrate: 1.00001 },
      { taxrate: "x" },
      { state: "QC" },
      { country: "Germany" },
      { name: "" },
    ]) {
      t.equal(
        await codeOf(shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19, ...wrong })),
        "request.invalid",
        JSON.stringify(wrong),
      );
    }
  });
});

t.test("staff need the permission a method names", async (t) => {
  const shop = await testHost(t);
  const as = { kind: "staff", staffId: 2, isSuper: false, permissions: new Set(["product.view"]) } as const;
  t.match(await shop.call("admin", "product_get_list", {}, as), { total: 0 });
  t.equal(await codeOf(shop.call("admin", "product_create", { title: "X", type: "custom" }, as)), "auth.forbidden");
  t.equal(await codeOf(shop.call("admin", "invoice_tax_get_list", {}, as)), "auth.forbidden");
});
