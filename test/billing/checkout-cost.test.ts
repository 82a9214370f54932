import t from "tap";
import { checkOut } from "#core/billing/checkout/check-out.ts";
import { statementCount } from "#core/database/named-client.ts";
import { testHost } from "#test/harness/test-host.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

t.test("a checkout costs the same few statements however many lines it has", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  const products = await Promise.all(["A", "B", "C", "D", "E"].map((title) => makeProduct(shop, title, 10)));
  const client = await makeClient(shop, { currency: "USD" });
  const costs: number[] = [];
  for (const lines of [1, 5]) {
    for (const id of products.slice(0, lines)) await addToCart(shop, client, { id });
    const scope = await shop.scope(client);
    const before = statementCount();
    await checkOut(scope, client.clientId, { giftCards: [], points: undefined });
    costs.push(statementCount() - before);
  }
  // begin, cart, ids, rows, audit, covered?, commit
  t.strictSame(costs, [7, 7]);
});
