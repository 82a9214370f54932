import t from "tap";
import { runTask } from "#core/tasks/run-task.ts";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import type { ImportRowView } from "#modules/coupon/import/list-rows.ts";
import { testHost, testStaff } from "#test/harness/test-host.ts";
import { couponShop } from "./coupon-hand.ts";

const HEAD = "code;type;value;start_at;internal_name;conditions;description";

t.test("cells that no database and no parser can hold are refused row by row, and the others stay as they are", async (t) => {
  const shop = await couponShop(t);
  const deep = `${'{"all":['.repeat(3_000)}${"]}".repeat(3_000)}`;
  const lines = [
    "GOOD10;percentage;10;;;;",
    `${"A".repeat(63)}\u{1F600};percentage;10;;;;`,
    "SLASH10;percentage;10;;a \\u0000 b\\u0000;;",
    `DEEP10;percentage;10;;;${quoted(deep)};`,
    `HALF10;percentage;10;;;;${quoted('{"en":"\\ud800"}')}`,
    `ZERO10;percentage;10;;;${quoted('{"rule":"x\\u0000","args":{"\\ud800":1}}')};`,
    `PROTO10;percentage;10;;;;${quoted('{"__proto__":{"en":"x"}}')}`,
  ];
  const content = Buffer.from([HEAD, ...lines].join("\n")).toString("base64");
  const file = await shop.call<ImportView>("admin", "coupon_import_create", { name: "rows.csv", content });
  t.match(file, { state: "checked", rows: 7, counts: { new: 2, error: 5, unchecked: 0 } });
  const { list } = await shop.call<{ readonly list: readonly ImportRowView[] }>("admin", "coupon_import_row_get_list", { id: file.id });
  t.strictSame(
    list.map(({ line, errors }) => [line, errors.map(({ field }) => field)]),
    [
      [2, []],
      [3, ["code"]],
      [4, []],
      [5, ["conditions"]],
      [6, ["description"]],
      [7, ["conditions"]],
      [8, ["description"]],
    ],
  );
  t.equal(list[2]?.cells[4], "a \\u0000 b\\u0000", "a backslash is a backslash");
});

t.test("what cells cannot say is told in the language of whoever uploads them", async (t) => {
  const shop = await couponShop(t);
  const content = Buffer.from("code;type;value\nA10;percentage;10;more\nB10;percentage;[").toString("base64");
  const file = await shop.call<ImportView>(
    "admin",
    "coupon_import_create",
    { name: "rows.csv", content },
    { actor: testStaff, language: "de" },
  );
  const { list } = await shop.call<{ readonly list: readonly ImportRowView[] }>("admin", "coupon_import_row_get_list", { id: file.id });
  t.strictSame(
    list.flatMap(({ errors }) => errors.map(({ message }) => message)),
    ["In dieser Zeile stehen mehr Zellen, als es Spalten gibt.", "Beginnt wie JSON, ist aber keines."],
  );
});

t.test("a file nobody has asked to import is not imported by background work that somebody starts for itself", async (t) => {
  const shop = await testHost(t);
  const permissions = ["coupon.manage", "profile.manage"];
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password", permissions });
  const content = Buffer.from("code,type,value,start_at\nEARLY10,percentage,10,").toString("base64");
  const name = `${"x".repeat(99)}\u{1F600}.csv`;
  const file = await shop.call<ImportView>("admin", "coupon_import_create", { name, content });
  const input = { id: file.id, name: "rows", work: "import" };
  const { id } = await shop.call<{ readonly id: number }>("admin", "task_start", { kind: "coupon.import", input });
  while ((await runTask(await shop.scope(), id)) === "paused");
  t.match(await shop.call("admin", "task_get", { id }), { state: "failed", error: { code: "coupon.import_unchecked" } });
  t.match(await shop.call<ImportView>("admin", "coupon_import_run", { id: file.id }), { state: "finished", counts: { created: 1 } });
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
