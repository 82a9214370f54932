import t from "tap";
import { AppError } from "#core/kernel/app-error.ts";
import { testHost } from "#test/harness/test-host.ts";
import { makeClient, makeProduct } from "./shop-hand.ts";

t.test("a client that fills and orders its cart through many windows at once is served or refused, never failed", async (t) => {
  const shop = await testHost(t);
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  const guide = await makeProduct(shop, "Guide", 10);
  const buyer = await makeClient(shop);
  const placed: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, async () => {
        await shop.call("guest", "cart_add_item", { id: guide }, buyer);
        const { total } = await shop.call<{ readonly total: number }>("client", "cart_checkout", {}, buyer);
        placed.push(total);
      }),
    );
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") t.match(outcome.reason, { code: "cart.empty" });
    }
    t.ok(outcomes.every((outcome) => outcome.status === "fulfilled" || outcome.reason instanceof AppError));
  }
  await shop.call<{ readonly total: number }>("client", "cart_checkout", {}, buyer).then(
    ({ total }) => placed.push(total),
    () => undefined,
  );
  t.equal(
    placed.reduce((sum, total) => sum + total, 0),
    8 * 8 * 10,
    "each item was ordered once",
  );
});
