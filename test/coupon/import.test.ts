import t from "tap";
import { identityTables } from "#core/identity/tables.ts";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import type { ImportRowView } from "#modules/coupon/import/list-rows.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import { couponShop, makeCoupon } from "./coupon-hand.ts";

type Listed = { readonly list: readonly ImportRowView[]; readonly total: number };
type Coupon = Readonly<Record<string, unknown>> & { readonly id: number };

t.test("a file is looked at row by row, nothing is made of it before it is run, and each error has its place", async (t) => {
  const shop = await couponShop(t);
  await makeCoupon(shop, "THERE10");
  const file = await upload(shop, [
    "Code;Rabattart;Wert;Gültig ab;Gültig bis;Description in German",
    "NEW10;Prozent;10 %;;31.12.2099;Zehn Prozent",
    "NEW20;fixed_amount;12,50;2099-01-01;;",
    "THERE10;Prozent;15;;;",
    "NEW10;Prozent;11;;;",
    "BAD;Prozent;101;2099-02-01;2099-01-01;",
    "X;nothing;1;2099-13-01;;",
  ]);
  t.strictSame(
    file.columns.map(({ field }) => field),
    ["code", "type", "value", "start_at", "end_at", "description_de"],
  );
  t.match(file, { state: "checked", rows: 6, missing: [], counts: { new: 2, duplicate: 2, error: 2, unchecked: 0 } });
  t.equal((await shop.call<{ total: number }>("admin", "coupon_get_list", {})).total, 1);
  const { list } = await rowsOf(shop, file.id, { verdict: "error" });
  t.strictSame(
    list.map(({ line, errors }) => [line, errors.map(({ column }) => column)]),
    [
      [6, ["Wert", "Gültig bis"]],
      [7, ["Code", "Rabattart", "Gültig ab"]],
    ],
  );
  const done = await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id });
  t.match(done, { state: "finished", counts: { new: 2, created: 2, updated: 0 } });
  t.match(await shop.call<Coupon>("admin", "coupon_get", { code: "NEW10" }), {
    value: 10,
    active: true,
    description: { de: "Zehn Prozent" },
    end_at: /^2099-12-31T/,
  });
  t.match(await shop.call<Coupon>("admin", "coupon_get", { code: "NEW20" }), { type: "absolute", value: 12.5 });
  t.match(await shop.call<Coupon>("admin", "coupon_get", { code: "THERE10" }), { value: 10 });
  await t.rejects(shop.call("admin", "coupon_import_run", { id: file.id }), { code: "coupon.import_begun" });
  await t.rejects(shop.call("admin", "coupon_import_update", { id: file.id, mapping: [] }), { code: "coupon.import_begun" });
  await shop.call("admin", "coupon_import_delete", { id: file.id });
  await t.rejects(shop.call("admin", "coupon_import_get", { id: file.id }), { code: "coupon.import_not_found" });
});

t.test("coupons that are there are changed as far as cells say something, and what says nothing new changes nothing", async (t) => {
  const shop = await couponShop(t);
  const fields = { max_uses_per_user: 2, notes: "kept", description: { en: "Old", de: "Alt" } };
  const id = await makeCoupon(shop, "SAME10", fields);
  const other = await makeCoupon(shop, "LIMIT10", { maxuses: 5 });
  await shop.call("admin", "coupon_generate_codes", { id: other, count: 1, prefix: "UNI-", length: 12 });
  const codes = await shop.call<{ list: { code: string }[] }>("admin", "coupon_get_codes", { id: other, kind: "unique" });
  const lines = [
    "code,type,value,start_at,notes,description_en",
    "same10,percentage,10,,kept,",
    "LIMIT10,percentage,30,,changed,New",
    `${codes.list[0]?.code},percentage,30,,,`,
  ];
  const file = await upload(shop, lines, { update_existing: true, skip_duplicates: false });
  t.match(file.counts, { same: 1, update: 1, error: 1 });
  const before = await shop.call<Coupon>("admin", "coupon_get", { id });
  t.match(await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id }), { counts: { updated: 1, created: 0 } });
  t.strictSame(await shop.call<Coupon>("admin", "coupon_get", { id }), before, "not even a version more");
  t.match(await shop.call<Coupon>("admin", "coupon_get", { id: other }), {
    value: 30,
    notes: "changed",
    description: { en: "New" },
    version: 2,
  });
  const onlyCodes = await upload(shop, ["code,valid_until", "SAME10,2099-05-31", "NOBODY,2099-05-31"], { update_existing: true });
  t.match(onlyCodes, { missing: [], counts: { update: 1, error: 1 } });
});

t.test("what an export writes is read back without any change, here and in another shop", async (t) => {
  const shop = await couponShop(t);
  await makeCoupon(shop, "PLAIN10", { internal_name: "=HYPERLINK(1)", notes: 'two\nlines, "quoted"', start_at: "2099-01-01", maxuses: 3 });
  const conditions = { all: [{ rule: "quantity", args: { min: 2 } }] };
  await makeCoupon(shop, "TREE", { conditions, recurring: { cycles: 3 }, budget: 99.5, periods: ["1M"], active: false });
  await makeCoupon(shop, undefined, { internal_name: "By itself", stackable: 1 });
  const { couponsAsCsv } = await import("#modules/coupon/pages/export-coupons.ts");
  const all = await shop.call<{ list: never[] }>("admin", "coupon_get_list", {});
  const lines = String(couponsAsCsv(all.list))
    .trimEnd()
    .split(/\r?\n(?=[^,]*,)/);
  t.ok(lines.length > 3);
  const file = await upload(shop, [String(couponsAsCsv(all.list))], { update_existing: true });
  t.match(file.counts, { same: 3, new: 0, update: 0, error: 0 });
  t.match(
    file.columns.filter(({ field }) => field === null),
    [{ title: "id", is_told: true }, { is_told: true }, { is_told: true }, { is_told: true }, { is_told: true }],
  );
  const elsewhere = await couponShop(t);
  const moved = await upload(elsewhere, [String(couponsAsCsv(all.list))]);
  t.match(await elsewhere.call<ImportView>("admin", "coupon_import_run", { id: moved.id }), { counts: { created: 3 } });
  const termsIn = async (of: TestHost) =>
    (await of.call<{ list: Coupon[] }>("admin", "coupon_get_list", { sort: "internal_name", direction: "asc" })).list.map(
      ({ id, created_at, updated_at, ...terms }) => terms,
    );
  t.strictSame(await termsIn(elsewhere), await termsIn(shop));
});

t.test("the meaning of columns can be changed, and must be complete", async (t) => {
  const shop = await couponShop(t);
  const file = await upload(shop, ["Schlüssel,Was,Wieviel,Wann,colour", "ODD10,percentage,10,2099-01-01,blue"]);
  t.strictSame(file.missing, ["code", "type", "value", "start_at"]);
  t.match(file.counts, { error: 1 });
  await t.rejects(shop.call("admin", "coupon_import_run", { id: file.id }), { code: "coupon.import_columns_missing" });
  const wanted = ["code", "type", "value", "start_at", ""];
  for (const mapping of [wanted.slice(1), ["code", "code", "value", "", ""], ["code", "constructor", "value", "", ""]])
    await t.rejects(shop.call("admin", "coupon_import_update", { id: file.id, mapping }), { code: "request.invalid" });
  const changed = await shop.call<ImportView>("admin", "coupon_import_update", {
    id: file.id,
    mapping: wanted,
    activate_immediately: false,
  });
  t.match(changed, { missing: [], counts: { new: 1, error: 0 } });
  await shop.call("admin", "coupon_import_run", { id: file.id });
  t.match(await shop.call<Coupon>("admin", "coupon_get", { code: "ODD10" }), { active: false, status: "inactive" });
  const empty = await upload(shop, ["code,type,value,start_at", "ODD10,percentage,10,"]);
  await t.rejects(shop.call("admin", "coupon_import_run", { id: empty.id }), { code: "coupon.import_nothing" });
});

t.test("clients whom a new coupon names are told, nobody else is", async (t) => {
  const shop = await couponShop(t);
  const client = (email: string) =>
    shop.call<number>("admin", "client_create", { email, first_name: "Ada", last_name: "Byron", password: "a long enough one" });
  const [ada, bob] = [await client("ada@example.com"), await client("bob@example.com")];
  const conditions = JSON.stringify({ all: [{ rule: "clients", args: { clients: [ada] } }] }).replaceAll('"', '""');
  const none = JSON.stringify({ not: { rule: "clients", args: { clients: [bob] } } }).replaceAll('"', '""');
  const lines = [
    "code,type,value,start_at,active,conditions",
    `FORADA,percentage,10,,,"${conditions}"`,
    `OFFADA,percentage,10,,no,"${conditions}"`,
  ];
  const file = await upload(shop, [...lines, `NOTBOB,percentage,10,,,"${none}"`], { send_notifications: true });
  t.match(await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id }), { mails: 1, counts: { created: 3 } });
  const scope = await shop.scope();
  const { mailGivenCoupon } = await import("#modules/coupon/import/mail-given-coupon.ts");
  const { id } = await shop.call<Coupon>("admin", "coupon_get", { code: "FORADA" });
  await mailGivenCoupon(scope, { coupon_id: id, client_id: ada });
  const mails = await identityTables(scope).selectFrom("activity_client_email").select(["client_id", "template", "subject"]).execute();
  t.match(mails, [{ client_id: ada, template: "coupon-given", subject: /A coupon for you/ }]);
});

function upload(shop: TestHost, lines: readonly string[], options: object = {}): Promise<ImportView> {
  const content = Buffer.from(lines.join("\n")).toString("base64");
  return shop.call("admin", "coupon_import_create", { name: "in.csv", content, ...options });
}

function rowsOf(shop: TestHost, id: number, filters: object): Promise<Listed> {
  return shop.call("admin", "coupon_import_row_get_list", { id, ...filters });
}
