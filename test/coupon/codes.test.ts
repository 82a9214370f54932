import t from "tap";
import type { Page } from "#core/kernel/page.ts";
import { runTask } from "#core/tasks/run-task.ts";
import { codePattern, drawCodes } from "#modules/coupon/services/code-pattern.ts";
import { drawCode } from "#modules/coupon/services/draw-code.ts";
import type { CodeView } from "#modules/coupon/services/list-codes.ts";
import { testHost } from "#test/harness/test-host.ts";

const { call, scope: scopeOf } = await testHost(t);
await call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password", is_super: 1 });
const scope = await scopeOf();
const create = (input: object): Promise<number> => call("admin", "coupon_create_advanced", { type: "percentage", value: 10, ...input });
const codeOf = async (id: number): Promise<string> => (await call<{ readonly code: string }>("admin", "coupon_get", { id })).code;

t.test("a code is made up of a prefix, the year, the month and chance", async (t) => {
  const at = new Date("2026-12-31T23:30:00.000Z");
  const cases: readonly (readonly [Parameters<typeof drawCode>[0], RegExp])[] = [
    [{ prefix: "SAVE", include_year: true }, /^SAVE2026$/],
    [{ prefix: "FREE30", include_month: true }, /^FREE30DEC$/],
    [{ prefix: "NEW15", random_suffix: true }, /^NEW15[A-Z2-9]{3}$/],
    [{ prefix: "A", length: 10 }, /^A[A-Z2-9]{9}$/],
    [{ prefix: "WELCOME", include_year: true, include_month: true, random_suffix: true, length: 20 }, /^WELCOME2026DEC[A-Z2-9]{6}$/],
    [{}, /^[A-Z2-9]{8}$/],
    [{ prefix: "A" }, /^A[A-Z2-9]{2}$/],
    [{ prefix: "A".repeat(20), include_year: true }, /^A{20}$/],
  ];
  for (const [recipe, shape] of cases) t.match(drawCode(recipe, at, "UTC", false), shape);
  t.equal(drawCode({ prefix: "SAVE", include_year: true }, at, "Europe/Berlin", false), "SAVE2027", "the shop's calendar counts");
  t.match(drawCode({ prefix: "SAVE" }, at, "UTC", true), /^SAVE[A-Z2-9]{3}$/);
});

t.test("a made-up code that is taken gets a random end", async (t) => {
  const generate = { prefix: "SAVE", include_year: 1 };
  const year = scope.now.getUTCFullYear();
  t.equal(await codeOf(await create({ generate })), `SAVE${year}`);
  t.match(await codeOf(await create({ generate })), new RegExp(`^SAVE${year}[A-Z2-9]{3}$`));
  t.match(await call("admin", "coupon_suggest_code", { prefix: "new", random_suffix: 1 }), { code: /^NEW[A-Z2-9]{3}$/ });
});

t.test("patterns that could be guessed are refused", async (t) => {
  t.equal(codePattern({}, 1), "##########");
  t.equal(codePattern({ prefix: "vip-" }, 1), "VIP-##########");
  t.equal(codePattern({ pattern: "A-####-####" }, 10), "A-####-####");
  t.equal(codePattern({ prefix: "X", length: 12 }, 10), "X###########");
  const refused: readonly (readonly [Parameters<typeof codePattern>[0], string])[] = [
    [{ pattern: "SAVE-##" }, "pattern"],
    [{ pattern: "SAVE" }, "pattern"],
    [{ pattern: "Ä#########" }, "pattern"],
    [{ prefix: "LONGLONGLONGLONG" }, "prefix"],
    [{ length: 4 }, "length"],
  ];
  for (const [request, field] of refused) {
    t.throws(() => codePattern(request, 10), { code: "request.invalid", details: { [field]: String } }, JSON.stringify(request));
  }
  t.throws(() => codePattern({ length: 8 }, 1_000_000), { code: "request.invalid" });
});

t.test("codes of one drawing differ and use every symbol about as often", async (t) => {
  const codes = drawCodes("########", 20_000);
  t.equal(codes.size, 20_000);
  const counts = new Map<string, number>();
  for (const code of codes) for (const symbol of code) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  t.equal(counts.size, 31);
  const expected = (20_000 * 8) / 31;
  for (const count of counts.values()) t.ok(Math.abs(count - expected) < expected * 0.12);
});

t.test("a small batch is there at once", async (t) => {
  const id = await create({ code: "POOL" });
  const batch = await call<{ readonly count: number; readonly batch_id: string; readonly complete: boolean }>(
    "admin",
    "coupon_generate_codes",
    { id, count: 250, prefix: "pl-" },
  );
  t.match(batch, { count: 250, complete: true, batch_id: String });
  const page = await call<Page<CodeView>>("admin", "coupon_get_codes", { id, batch_id: batch.batch_id, per_page: 500 });
  t.equal(page.total, 250);
  t.equal(new Set(page.list.map(({ code }) => code)).size, 250);
  t.ok(page.list.every(({ code, kind, status }) => /^PL-[A-Z2-9]{10}$/.test(code) && kind === "unique" && status === "free"));
  const one = page.list[0]?.code ?? "";
  t.match(await call("admin", "coupon_get", { code: one.toLowerCase() }), { id, code: "POOL" });
  t.match(await call("admin", "coupon_check_code", { code: one }), { free: false });
  t.match(await call("admin", "coupon_get_codes", { id, kind: "shared" }), { total: 1, list: [{ code: "POOL" }] });
  t.match(await call("admin", "coupon_get_codes", { id, search: one.slice(0, 8).toLowerCase() }), { total: 1 });
  await call("admin", "coupon_delete", { id });
  t.match(await call("admin", "coupon_check_code", { code: one }), { free: true });
  t.match(await call("admin", "coupon_restore", { id }), { code: "POOL" });
  t.match(await call("admin", "coupon_get_codes", { id, status: "free" }), { total: 251 });
  await t.rejects(call("admin", "coupon_generate_codes", { id: 999_999, count: 1 }), { code: "coupon.not_found", status: 404 });
  await t.rejects(call("admin", "coupon_generate_codes", { id, count: 0 }), { code: "request.invalid" });
});

t.test("a large batch is left to the background, and its file holds each code once", async (t) => {
  const id = await create({ code: "LARGE" });
  const batch = await call<{ readonly batch_id: string; readonly task_id: number }>("admin", "coupon_generate_codes", {
    id,
    count: 20_000,
  });
  t.match(batch, { complete: false, task_id: Number });
  t.match(await call("admin", "coupon_get_codes", { id, kind: "unique" }), { total: 0 });
  while ((await runTask(scope, batch.task_id)) === "paused");
  await runTask(scope, batch.task_id);
  t.match(await call("admin", "coupon_get_codes", { id, batch_id: batch.batch_id, per_page: 1 }), { total: 20_000 });
  t.match(await call("admin", "task_get", { id: batch.task_id }), {
    state: "done",
    done: 20_000,
    total: 20_000,
    title: `20,000 new codes of coupon #${id}`,
    href: `/coupons/${id}/codes?batch_id=${batch.batch_id}`,
  });
  const lines = (await fileOf(batch.task_id)).trimEnd().split("\n");
  t.equal(lines.length, 20_001);
  t.equal(new Set(lines.map((line) => line.split(",")[0])).size, 20_001);
  const logged = await call("admin", "activity_log_get_list", { action: "coupon.generate_codes", object_id: id });
  t.match(logged, { total: 1, list: [{ changes: { count: 20_000, batch_id: batch.batch_id } }] });
  const exporting = await call<{ readonly id: number }>("admin", "task_start", {
    kind: "coupon.export_codes",
    input: { id, batch_id: batch.batch_id },
  });
  while ((await runTask(scope, exporting.id)) === "paused");
  const exported = (await fileOf(exporting.id)).trimEnd().split("\n");
  t.same(exported.toSorted(), lines.toSorted(), "an export of the batch is the same file");
});

t.test("background work looks at the pattern itself, and fails where codes run out", async (t) => {
  const id = await create({ code: "NARROW" });
  const input = { coupon_id: id, pattern: "SAVE-##", count: 100 };
  const guessable = await call<{ readonly id: number }>("admin", "task_start", { kind: "coupon.generate_codes", input });
  await runTask(scope, guessable.id);
  t.match(await call("admin", "task_get", { id: guessable.id }), { state: "failed", error: { code: "request.invalid" } });
  t.match(await call("admin", "coupon_get_codes", { id, kind: "unique" }), { total: 0 });
});

t.test("nobody says which batch background work adds to", async (t) => {
  const id = await create({ code: "BATCHES" });
  const batch = await call<{ readonly batch_id: string }>("admin", "coupon_generate_codes", { id, count: 3 });
  const input = { coupon_id: id, pattern: "BATCH-########", count: 5 };
  const start = (more: object) =>
    call<{ readonly id: number }>("admin", "task_start", { kind: "coupon.generate_codes", input: { ...input, ...more } });
  await t.rejects(start({ batch_id: batch.batch_id }), { code: "request.invalid" });
  for (const { id: task } of [await start({}), await start({})]) await runTask(scope, task);
  const { list } = await call<Page<CodeView>>("admin", "coupon_get_codes", { id, kind: "unique", per_page: 500 });
  const sizes = Object.values(Object.groupBy(list, (code) => String(code.batch_id))).map((codes) => codes?.length);
  t.same(sizes.toSorted(), [3, 5, 5]);
});

async function fileOf(id: number): Promise<string> {
  let text = "";
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const piece = await call<{ parts: number; content: string }>("admin", "task_get_file", { id, part });
    parts = piece.parts;
    text += Buffer.from(piece.content, "base64").toString();
  }
  return text;
}
