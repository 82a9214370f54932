import t from "tap";
import { AppError, defineErrors, invalidRequest } from "#core/kernel/app-error.ts";

const { table, error } = defineErrors({
  "coupon.limit_reached": { status: 422, message: "The coupon {code} has been used {used} times." },
  busy: { status: 503, message: "Please try again." },
});

t.test("an error carries code, status, a filled sentence and its details", async (t) => {
  const refusal = error("coupon.limit_reached", { code: "SPRING", used: 3n });
  t.ok(refusal instanceof AppError);
  t.ok(refusal instanceof Error);
  t.match(refusal, {
    name: "AppError",
    code: "coupon.limit_reached",
    status: 422,
    message: "The coupon SPRING has been used 3 times.",
    details: { code: "SPRING", used: 3n },
    retryAfterSeconds: undefined,
  });
  t.equal(table["coupon.limit_reached"].status, 422);
});

t.test("a busy answer says when to come back, and keeps its cause", async (t) => {
  const cause = new Error("lock timeout");
  const refusal = error("busy", {}, { retryAfterSeconds: 2, cause });
  t.equal(refusal.retryAfterSeconds, 2);
  t.equal(refusal.cause, cause);
  t.same(refusal.details, {});
});

t.test("a code that is not in the table does not compile, and is a bug at run time", async (t) => {
  // @ts-expect-error: the code is unknown
  t.throws(() => error("coupon.unheard_of"), TypeError);
});

t.test("an invalid request names its fields", async (t) => {
  t.match(invalidRequest({ amount: "Is too large." }), { code: "request.invalid", status: 400, details: { amount: "Is too large." } });
});
