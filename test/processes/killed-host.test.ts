import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { onDatabase } from "./on-database.ts";
import { hostAt, sellProduct, signUpClients } from "./shop.ts";

const buyers = 60;
const limit = 25;

t.test("a host is killed and every database session cut under load: no use is lost, none is given twice", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url), await hostProcess(t, url), await hostProcess(t, url)];
  const product = await sellProduct(hostAt(hosts, 0));
  const clients = await signUpClients(hosts, buyers);
  await hostAt(hosts, 0).call("admin", "coupon/create_advanced", { code: "LIMIT25", type: "percentage", value: 10, maxuses: limit });
  for (const { key } of clients) {
    await hostAt(hosts, 0).call("client", "cart/add_item", { id: product }, { key });
    await hostAt(hosts, 0).call("client", "coupon/apply_to_cart", { code: "LIMIT25" }, { key });
  }
  const acknowledged = new Set<number>();

  const buying = clients.map(async ({ id, key }, index) => {
    for (let tries = 0; tries < 20; tries += 1) {
      const host = hostAt(hosts.slice(tries === 0 ? 0 : 1), index);
      const answer = await host
        .call("client", "cart/checkout", {}, { key, idempotencyKey: `checkout-of-client-${id}` })
        .catch(() => undefined);
      if (answer?.status === 200) acknowledged.add(id);
      if (answer !== undefined && answer.status < 500 && answer.error?.code !== "idempotency.in_progress") return;
    }
  });
  const trouble = (async () => {
    await Promise.race(buying);
    hostAt(hosts, 0).child.kill("SIGKILL");
    await onDatabase(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
  })();
  await Promise.all([...buying, trouble]);

  t.same(await onDatabase(url, "select used from promo"), [{ used: limit }]);
  const holders = (await onDatabase(url, "select client_id from promo_redemption where status = 'held'")).map(({ client_id }) =>
    Number(client_id),
  );
  t.equal(holders.length, limit);
  t.equal(new Set(holders).size, limit, "nobody holds two");
  for (const id of acknowledged) t.ok(holders.includes(id), `the acknowledged checkout of client ${id} is there`);
  t.same(await onDatabase(url, "select count(*)::int from invoice"), [{ count: limit }], "a refused checkout leaves no invoice");
});
