import t from "tap";
import { eligible, refused, type Verdict } from "#core/kernel/verdict.ts";

t.test("a verdict is yes, or no with a code and details", async (t) => {
  const judge = (missing: bigint): Verdict => (missing === 0n ? eligible : refused("coupon.min_order_not_met", { missing }));
  t.same(judge(0n), { ok: true });
  t.same(judge(5n), { ok: false, code: "coupon.min_order_not_met", details: { missing: 5n } });
  t.same(refused("coupon.expired"), { ok: false, code: "coupon.expired", details: {} });
});
