import t from "tap";
import { seedDemo } from "#core/demo/seed-demo.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import { testHost, testStaff } from "#test/harness/test-host.ts";
import { brokenPromises, readyShop, rowsOf } from "./demo-shop.ts";

/** The first column of each row. */
function keysOf(rows: readonly unknown[][]): readonly unknown[] {
  return rows.map(([key]) => key);
}

const STORY = `
  select 'invoice', id::text, status, phase, currency, total_minor::text, paid_minor::text, refunded_minor::text, created_at::text from invoice
  union all select 'order', id::text, status, title, currency, discount_minor::text, period, attended::text, created_at::text from client_order
  order by 1, 2`;

t.test("half a year of trade, told twice alike", async (t) => {
  const now = "2026-06-17T10:00:00Z";
  const shop = await readyShop(t, now);
  const lines = (await seedDemo(shop.host))?.lines ?? [];
  const { call } = shop;
  const rows = (query: string) => rowsOf(shop, query);

  t.equal((await call<{ total: number }>("admin", "client_get_list", { per_page: 1 })).total, 40);
  t.equal((await call<{ list: readonly unknown[] }>("admin", "client_group_get_list")).list.length, 3);
  t.strictSame(keysOf(await rows("select code from currency order by code")), ["EUR", "JPY", "KWD", "USD"]);
  t.equal((await rows("select id from consultant")).length, 4);
  const counted = await rows(
    "select count(*)::int, min(created_at) < '2026-01-20' as early, max(created_at) > '2026-06-10' as late from invoice",
  );
  t.strictSame(counted[0]?.slice(1), [true, true]);
  t.ok(Number(counted[0]?.[0]) > 250, `${counted[0]?.[0]} invoices`);
  t.strictSame(keysOf(await rows("select distinct status from invoice order by 1")), [
    "cancelled",
    "paid",
    "partially_refunded",
    "refunded",
    "unpaid",
  ]);
  t.strictSame(keysOf(await rows("select distinct phase from invoice order by 1")), ["checkout", "renewal"]);
  t.strictSame(keysOf(await rows("select distinct status from client_order order by 1")), [
    "active",
    "canceled",
    "completed",
    "pending_setup",
    "suspended",
  ]);
  t.strictSame(keysOf(await rows("select distinct attended from client_order where booking_status = 'completed' order by 1")), [
    false,
    true,
  ]);

  const coupons = await call<{ list: readonly { code: string | null; status: string }[] }>("admin", "coupon_get_list", { per_page: 100 });
  const states = new Set(coupons.list.map(({ status }) => status));
  for (const status of ["active", "scheduled", "expired", "limit_reached", "inactive"]) t.ok(states.has(status), `a coupon is ${status}`);
  t.ok(Number((await rows("select count(*) from promo_redemption where status = 'committed'"))[0]?.[0]) > 60);
  t.ok(Number((await rows("select count(*) from promo_redemption where phase = 'renewal'"))[0]?.[0]) > 0, "some repeat on renewals");
  t.ok(Number((await rows("select count(distinct outcome) from promo_attempt"))[0]?.[0]) > 3, "some were refused");

  t.ok(
    Number((await rows("select count(*) from (select invoice_id from promo_redemption group by 1 having count(*) > 1) stacked"))[0]?.[0]) >
      0,
  );

  const kinds = async (table: string) => new Set(keysOf(await rows(`select distinct kind from ${table}`)));
  const cardMoves = await kinds("gift_card_entry");
  for (const kind of ["issue", "hold", "capture", "recharge", "void"]) t.ok(cardMoves.has(kind), `a gift card has a movement ${kind}`);
  const pointMoves = await kinds("loyalty_points_transaction");
  for (const kind of ["earn", "hold", "spend", "claw_back", "add", "deduct"]) t.ok(pointMoves.has(kind), `points have a movement ${kind}`);

  t.strictSame(await brokenPromises(shop), []);
  t.strictSame(await rows("select id from invoice where created_at > (select clock from host_state)"), [], "nothing is in the future");

  const [, email, password, key, , agentPassword] = lines.map(
    (line) =>
      line
        .replace(/,.*/, "")
        .trim()
        .split(/\s{2,}/)
        .at(-1) ?? "",
  );
  t.match(key, /^\S{32,}$/);
  t.resolves(call("guest", "client_login", { email, password }));
  t.resolves(call("guest", "staff_login", { email: "support@largesse.example", password: agentPassword }));

  const sealed = JSON.stringify(await rows(STORY));
  t.equal(await seedDemo(shop.host), undefined, "it is told once");

  const other = await readyShop(t, now);
  const second = await testHost(t, { url: other.url });
  const told = await Promise.all([seedDemo(other.host), seedDemo(second.host)]);
  t.equal(told.filter((demo) => demo !== undefined).length, 1, "of two hosts that start together one tells it");
  t.equal(JSON.stringify(await rowsOf(other, STORY)), sealed);
});

t.test("a shop that is in use is left alone", async (t) => {
  const shop = await testHost(t);
  await ensureFirstAdministrator(await shop.scope(), {});
  await shop.call("admin", "client_create", { email: "first@shop.example", first_name: "First" }, testStaff);
  t.equal(await seedDemo(shop.host), undefined);
  t.equal((await shop.call<{ total: number }>("admin", "client_get_list", {})).total, 1);
});
