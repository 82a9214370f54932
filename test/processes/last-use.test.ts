import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { onDatabase } from "./on-database.ts";
import { hostAt, sellProduct, signUpClients } from "./shop.ts";

const buyers = 50;

t.test("fifty checkouts over two host processes want the last use of a coupon: one gets it, nothing is left behind", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url), await hostProcess(t, url)];
  const product = await sellProduct(hostAt(hosts, 0));
  const clients = await signUpClients(hosts, buyers);
  t.equal(
    (await hostAt(hosts, 0).call("admin", "coupon/create_advanced", { code: "LAST1", type: "percentage", value: 10, maxuses: 1 })).status,
    200,
  );
  await Promise.all(
    clients.map(async ({ key }, index) => {
      await hostAt(hosts, index).call("client", "cart/add_item", { id: product }, { key });
      const applied = await hostAt(hosts, index).call("client", "coupon/apply_to_cart", { code: "LAST1" }, { key });
      t.equal(applied.status, 200, "applying promises nothing and is granted to everybody");
    }),
  );

  const answers = await Promise.all(clients.map(({ key }, index) => hostAt(hosts, index + 1).call("client", "cart/checkout", {}, { key })));

  t.equal(answers.filter(({ status }) => status === 200).length, 1);
  t.equal(answers.filter(({ status, error }) => status === 422 && error?.code === "coupon.limit_reached").length, buyers - 1);
  t.same(await onDatabase(url, "select used, maxuses from promo"), [{ used: 1, maxuses: 1 }]);
  t.same(await onDatabase(url, "select status, count(*)::int from promo_redemption group by status"), [{ status: "held", count: 1 }]);
  t.same(
    await onDatabase(url, "select (select count(*)::int from invoice) as invoices, (select count(*)::int from client_order) as orders"),
    [{ invoices: 1, orders: 1 }],
  );
  t.same(await onDatabase(url, "select count(*)::int from cart where status = 'open'"), [{ count: buyers - 1 }]);
});

t.test("the one use a client has is spent once, however many carts and hosts it tries", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url), await hostProcess(t, url)];
  const product = await sellProduct(hostAt(hosts, 0));
  const [client] = await signUpClients(hosts, 1);
  if (client === undefined) throw new TypeError("No client was made.");
  await hostAt(hosts, 0).call("admin", "coupon/create_advanced", { code: "ONCE", type: "absolute", value: 5, once_per_client: 1 });
  await hostAt(hosts, 0).call("client", "cart/add_item", { id: product }, client);
  await hostAt(hosts, 1).call("client", "coupon/apply_to_cart", { code: "ONCE" }, client);

  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => hostAt(hosts, index).call("client", "cart/checkout", {}, client)),
  );

  t.equal(answers.filter(({ status }) => status === 200).length, 1);
  t.same(await onDatabase(url, "select count(*)::int from promo_redemption"), [{ count: 1 }]);
  t.same(await onDatabase(url, "select uses from promo_client_use"), [{ uses: 1 }]);
});
