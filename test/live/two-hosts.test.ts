import t from "tap";
import { administratorKey, hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { onDatabase } from "#test/processes/on-database.ts";
import { hostAt, numberOf, sellProduct, signUpClients } from "#test/processes/shop.ts";
import { liveSocket } from "./live-socket.ts";

const asStaff = { authorization: `Bearer ${administratorKey}` };

t.test("uses, reached limits and ends of coupons are told live on every host, and what was missed is told again", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url, { WORKERS: "1" }), await hostProcess(t, url)];
  const [first, second] = [hostAt(hosts, 0), hostAt(hosts, 1)];
  const product = await sellProduct(first);
  const clients = await signUpClients(hosts, 3);
  const address = `${second.address.replace("http", "ws")}/ws/coupons`;
  const coupon = numberOf(
    await first.call("admin", "coupon/create_advanced", { code: "TWICE", type: "percentage", value: 10, maxuses: 2 }),
  );
  const open = numberOf(await first.call("admin", "coupon/create_advanced", { code: "OPEN", type: "percentage", value: 10 }));
  const order = async (index: number, code: string) => {
    const client = clients[index] ?? { key: "" };
    await hostAt(hosts, index).call("client", "cart/add_item", { id: product }, client);
    await hostAt(hosts, index).call("client", "coupon/apply_to_cart", { code }, client);
    const placed = await hostAt(hosts, index).call("client", "cart/checkout", {}, client);
    if (placed.status !== 200) throw new Error(JSON.stringify(placed.error));
  };

  const live = await liveSocket(t, address, asStaff);
  const started = performance.now();
  await order(0, "TWICE");
  await live.until(1);
  t.comment(`a use was told ${Math.round(performance.now() - started)} ms after its cart was begun`);
  await order(1, "TWICE");
  await order(2, "OPEN");
  const notes = await live.until(4);
  t.match(notes, [
    { type: "coupon_used", data: { coupon_id: coupon, code: "TWICE", used: 1, remaining_uses: 1 } },
    { type: "coupon_used", data: { coupon_id: coupon, code: "TWICE", used: 2, remaining_uses: 0 } },
    { type: "limit_reached", data: { coupon_id: coupon, code: "TWICE", used: 2, remaining_uses: 0 } },
    { type: "coupon_used", data: { coupon_id: open, code: "OPEN", used: 1, remaining_uses: null } },
  ]);
  t.ok(notes.every(({ id, at }) => Number.isInteger(id) && !Number.isNaN(Date.parse(at))));
  t.same(
    notes.map(({ id }) => id).toSorted((one, other) => one - other),
    notes.map(({ id }) => id),
    "ids grow",
  );

  const end = "2031-05-01T12:00:00Z";
  await first.call("admin", "system/set_clock", { now: "2031-05-01T11:00:00Z" });
  const short = numberOf(await first.call("admin", "coupon/create_advanced", { code: "SHORT", type: "percentage", value: 5, end_at: end }));
  await second.call("admin", "system/set_clock", { now: "2031-05-01T12:00:01Z" });
  t.equal((await second.call("admin", "cron/run")).status, 200);
  t.equal((await second.call("admin", "cron/run")).status, 200);
  t.match((await live.until(5)).at(4), {
    type: "expired",
    data: { coupon_id: short, code: "SHORT", used: 0, end_at: "2031-05-01T12:00:00.000Z" },
  });
  t.equal((await second.call("admin", "coupon/update", { id: short, end_at: "2031-05-02T12:00:00Z" })).status, 200);
  await second.call("admin", "system/set_clock", { now: "2031-05-03T00:00:00Z" });
  await first.call("admin", "cron/run");
  t.match((await live.until(6)).at(5), { type: "expired", data: { coupon_id: short } }, "another end is told again");

  const missed = await liveSocket(t, `${first.address.replace("http", "ws")}/ws/coupons?after=${notes[1]?.id}`, asStaff);
  t.same(await missed.until(4), live.notes.slice(2));
  const all = await liveSocket(t, `${address}?after=0`, asStaff);
  t.same(await all.until(6), live.notes);

  await onDatabase(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'largesse live'");
  await first.call("admin", "coupon/update", { id: open, maxuses: 1 });
  const client = clients[0] ?? { key: "" };
  await second.call("client", "cart/add_item", { id: product }, client);
  await second.call("client", "coupon/apply_to_cart", { code: "OPEN" }, client);
  t.equal((await second.call("client", "cart/checkout", {}, client)).status, 200);
  const last = await Promise.all([live.until(8), all.until(8), missed.until(6)]);
  t.same(
    last.map((list) => list.at(-1)?.type),
    ["limit_reached", "limit_reached", "limit_reached"],
    "a lost connection loses nothing",
  );

  await second.stop();
  t.equal((await live.closed).code, 1005, "a host that stops says goodbye");
});
