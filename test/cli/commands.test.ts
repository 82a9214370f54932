import { readFile } from "node:fs/promises";
import { join } from "node:path";
import t from "tap";
import { identityTables } from "#core/identity/tables.ts";
import { testHost } from "#test/harness/test-host.ts";
import { shellHand } from "./shell-hand.ts";

const system = { kind: "system", reason: "test" } as const;
const SECRET = "a-secret-for-tests-only-0123456789abcdef";

t.test("the shell on a shop", async (t) => {
  const shop = await testHost(t);
  const environment = { DATABASE_URL: shop.url, APP_SECRET: SECRET, LOG_LEVEL: "error" };
  const largesse = shellHand(environment);
  const folder = t.testdir({});

  t.test("a command that is not there, or called wrongly, is exit code 2", async (t) => {
    for (const words of [
      ["nonsense"],
      ["coupon", "create"],
      ["verify", "--about", "luck"],
      ["module", "new", "My Rule"],
      ["coupon", "import", "/nowhere.csv"],
    ])
      t.equal((await largesse(...words)).code, 2, words.join(" "));
    t.match(await largesse("--help"), { code: 0, out: /Exit codes: 0 done/ });
    t.match(await shellHand({ ...environment, PORT: "none" })("module", "list"), { code: 2, told: /PORT/ });
    t.match(await largesse("coupon", "create", "--type", "percentage", "--value", "much", "--json"), {
      code: 2,
      told: /"request\.invalid"/,
    });
  });

  t.test("config check says what the environment means, without secrets", async (t) => {
    const { code, out } = await largesse("config", "check");
    t.equal(code, 0);
    t.match(out, /APP_SECRET\s+\(set\)/);
    t.notMatch(out, SECRET);
    t.match(await shellHand({ ...environment, PORT: "none", WORKERS: "-1" })("config", "check"), { code: 1, told: /PORT[\s\S]*WORKERS/ });
  });

  t.test("migrate finds nothing to do", async (t) => {
    t.match(await largesse("migrate", "--dry-run", "--json"), { code: 0, out: '{"pending":[]}' });
    t.match(await largesse("migrate"), { code: 0, out: "The schema is up to date." });
  });

  t.test("user create-admin makes somebody who can sign in, and says the secrets once", async (t) => {
    const dry = await largesse("user", "create-admin", "--email", "dry@shop.example", "--dry-run", "--json");
    t.equal(dry.code, 0);
    const made = await largesse("user", "create-admin", "--email", "boss@shop.example", "--json");
    const { password, api_key } = made.json() as { readonly password: string; readonly api_key: string };
    t.match(api_key, /^\S{32,}$/);
    t.ok(await shop.call("guest", "staff_login", { email: "boss@shop.example", password }));
    const typed = shellHand(environment, "a password typed by hand\n");
    const lesser = await typed(
      "user",
      "create-admin",
      "--email",
      "clerk@shop.example",
      "--permissions",
      "coupon.view",
      "--password-stdin",
      "--json",
    );
    t.notOk("password" in (lesser.json() as object), "a password that was given is not repeated");
    t.ok(await shop.call("guest", "staff_login", { email: "clerk@shop.example", password: "a password typed by hand" }));
    t.match(await largesse("user", "create-admin", "--email", "boss@shop.example"), { code: 1, told: /staff\.email_taken/ });
    const rows = await identityTables(await shop.scope())
      .selectFrom("admin")
      .select(["email", "is_super"])
      .orderBy("id")
      .execute();
    t.strictSame(
      rows.map((row) => [row.email, row.is_super]),
      [
        ["boss@shop.example", true],
        ["clerk@shop.example", false],
      ],
      "a dry run leaves nobody behind",
    );
  });

  t.test("coupon create answers with the sentence of the coupon; a dry run makes none", async (t) => {
    const words = [
      "coupon",
      "create",
      "--code",
      "winter",
      "--type",
      "percentage",
      "--value",
      "20",
      "--max-uses",
      "5",
      "--field",
      "stackable=true",
    ];
    t.match(await largesse(...words, "--dry-run"), { code: 0, out: /^Would be created: WINTER, active\n20% off/ });
    t.match(await largesse(...words, "--json"), { code: 0, out: /"code":"WINTER".*"stackable":true/ });
    t.match(await largesse(...words), { code: 1, told: /coupon\.code_taken/ });
  });

  t.test("coupon explain names each condition", async (t) => {
    const product = await shop.call<number>("admin", "product_create", {
      title: "Plan",
      type: "custom",
      pricing: { type: "once", once: { price: 10 } },
    });
    t.match(await largesse("coupon", "explain", "winter", "--item", `${product}:3`), {
      code: 0,
      out: /^It can be used and takes off 6 USD\.\nyes/,
    });
    t.match(await largesse("coupon", "explain", "nobody", "--json"), { code: 0, out: /"valid":false.*"coupon\.not_found"/ });
  });

  t.test("coupons go out as CSV and come in again; no cell of it is a formula", async (t) => {
    const create = (input: object) =>
      shop.call<number>("admin", "coupon_create_advanced", { type: "absolute", value: "7.50", ...input }, system);
    await create({ code: "FORMULA", internal_name: "=HYPERLINK(1)", notes: 'two\nlines, "quoted"' });
    await create({
      code: "TREE",
      conditions: { all: [{ rule: "quantity", args: { min: 2 } }] },
      recurring: { cycles: 3 },
      budget: 99.5,
      periods: ["1M"],
    });
    const file = join(folder, "coupons.csv");
    t.match(await largesse("coupon", "export", "--output", file), { code: 0, out: "" });
    const text = await readFile(file, "utf8");
    t.notMatch(text, /(?:^|,)"?=/m);

    const other = await testHost(t);
    const elsewhere = shellHand({ ...environment, DATABASE_URL: other.url });
    t.match(await elsewhere("coupon", "import", file, "--dry-run"), {
      code: 0,
      out: "3 could be created, 0 refused; nothing was changed.",
    });
    t.match(await elsewhere("coupon", "import", file, "--json"), { code: 0, out: /"created":3,"updated":0,"skipped":0,"refused":0/ });
    const termsIn = async (host: typeof shop) => {
      const { list } = await host.call<{ readonly list: readonly Record<string, unknown>[] }>("admin", "coupon_get_list", { sort: "code" });
      return list.map(({ id, created_at, updated_at, ...terms }) => terms);
    };
    t.strictSame(await termsIn(other), await termsIn(shop));
    t.match(await elsewhere("coupon", "import", file), {
      code: 1,
      out: /line 2 {2}WINTER {2}.*coupon\.code_taken[\s\S]*0 created, 3 refused/,
    });
  });

  t.test("a row that is refused stops none of the others, unless all or none is wanted", async (t) => {
    const sheet = (rows: readonly string[]) => join(t.testdir({ "in.csv": ["code,type,value,start_at", ...rows].join("\r\n") }), "in.csv");
    const rows = ["GOOD,percentage,10,", "BAD,percentage,101,", "PAST,percentage,5,2020-01-01T00:00:00Z"];
    t.match(await largesse("coupon", "import", sheet(rows), "--all-or-nothing"), {
      code: 1,
      out: /line 3 {2}BAD {2}value: [\s\S]*2 could be created, 1 refused; nothing was changed/,
    });
    t.match(await largesse("coupon", "import", sheet(rows)), { code: 1, out: /2 created, 1 refused/ });
    t.equal((await shop.call<{ readonly start_at: string | null }>("admin", "coupon_get", { code: "PAST" })).start_at, null);
    t.match(await largesse("coupon", "import", sheet(['"torn'])), { code: 2, told: /is no CSV/ });
    const known = ["GOOD,percentage,15,", "PAST,percentage,5,", "MORE,percentage,5,"];
    t.match(await largesse("coupon", "import", sheet(known), "--update-existing", "--skip-duplicates"), {
      code: 0,
      out: "1 created, 1 updated, 1 passed over, 0 refused.",
    });
    const strange = join(t.testdir({ "in.csv": "code,colour\nA,blue" }), "in.csv");
    t.match(await largesse("coupon", "import", strange), { code: 2, told: /Unknown columns: colour/ });
  });

  t.test("modules are switched on and off for hosts that run", async (t) => {
    t.match(await largesse("module", "list"), { code: 0, out: /coupon +\S+ +installed/ });
    t.match(await largesse("module", "disable", "coupon", "--dry-run"), { code: 0, out: "coupon could be switched off." });
    t.ok((await shop.scope()).wiring.isOn("coupon"));
    t.match(await largesse("module", "disable", "coupon"), { code: 0, out: "coupon is off." });
    t.notOk((await shop.scope()).wiring.isOn("coupon"));
    t.match(await largesse("coupon", "create", "--code", "OFF", "--type", "percentage", "--value", "5"), {
      code: 1,
      told: /The module coupon is off/,
    });
    t.match(await largesse("module", "enable", "coupon"), { code: 0 });
    t.match(await largesse("module", "enable", "nobody"), { code: 1 });
    t.match(await largesse("module", "doctor"), { code: 0, out: /ok +coupon \(installed\)/ });
    t.match(await largesse("module", "doctor", "nobody"), { code: 1, told: /There is no module nobody/ });
  });

  t.test("openapi writes the document of the API", async (t) => {
    const file = join(folder, "openapi.json");
    t.match(await largesse("openapi", "--output", file), { code: 0, out: "" });
    t.match(JSON.parse(await readFile(file, "utf8")), { openapi: "3.1.0", paths: { "/api/admin/coupon/create_advanced": {} } });
  });

  t.test("doctor and verify end with 0 on a healthy shop and with 1 on one whose books were touched", async (t) => {
    t.match(await largesse("verify", "--only", "billing"), {
      code: 0,
      out: /ok +billing\.invoices-add-up[\s\S]*(\d+) of \1 promises are kept\.$/,
    });
    t.match(await largesse("verify", "--only", "nothing"), { code: 1, told: /no promise called nothing/ });
    await identityTables(await shop.scope())
      .updateTable("admin")
      .set({ lang: "de" })
      .execute();
    const { id } = await shop.call<{ readonly id: number }>("admin", "coupon_get", { code: "WINTER" });
    await shop.call("admin", "coupon_update", { id, maxuses: 9 }, system);
    const { db } = shop.host.database;
    await db
      .withTables<{ readonly promo: { id: number; used: number } }>()
      .updateTable("promo")
      .set({ used: 1 })
      .where("id", "=", id)
      .execute();
    const verified = await largesse("verify", "--about", "value");
    t.match(verified, {
      code: 1,
      out: /BROKEN +coupon\.uses-add-up[^\n]*\n +coupon_id=\d+ maxuses=9 used=1 uses=0/,
      told: "Broken: coupon.uses-add-up",
    });
    t.match((await largesse("verify", "--json")).json(), { ok: false });
    t.match(await largesse("doctor"), { code: 1, out: /fault +books +coupon\.uses-add-up is broken/ });
  });

  t.test("seed leaves a shop alone that is in use", async (t) => {
    t.match(await largesse("seed"), { code: 1, told: /Only an empty shop/ });
  });
});
