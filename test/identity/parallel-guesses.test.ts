import t from "tap";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { testHost } from "#test/harness/test-host.ts";

t.test("of guesses made at the same time no more are answered than of those made one after the other", async (t) => {
  const { scope, host } = await testHost(t);
  const attempt = async (account: string, isRight: boolean): Promise<string> => {
    const own = await scope();
    const subjects = [{ kind: "account", value: account } as const];
    try {
      const recheck = await assertNotThrottled(own, "gift_card_code", subjects);
      await new Promise((resolve) => setImmediate(resolve));
      recheck();
      if (!isRight) countFailure(own, "gift_card_code", subjects);
      return isRight ? "right" : "wrong";
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    } finally {
      await host.finish(own);
    }
  };
  const guesses = await Promise.all(Array.from({ length: 100 }, (_, index) => attempt("thief", index === 99)));
  t.equal(guesses.filter((answer) => answer === "wrong").length, 10);
  t.equal(guesses.filter((answer) => answer === "throttled").length, 90, "the right one among them is not told either");
  t.equal(await attempt("thief", true), "throttled", "nor afterwards");

  const honest = await Promise.all(Array.from({ length: 100 }, () => attempt("owner", true)));
  t.ok(
    honest.every((answer) => answer === "right"),
    "what is right never counts, however much of it there is at once",
  );
});

t.test("a PIN is not found by trying all of them at once", async (t) => {
  const shop = await testHost(t, { poolMax: 20 });
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  const card = await shop.call<{ code: string }>("admin", "coupon_generate_gift_card", { value: 50, pin: "7391" });
  const thief = {
    kind: "client",
    clientId: await shop.call<number>("admin", "client_create", { email: "t@example.com", first_name: "T" }),
  } as const;
  const pins = [...Array.from({ length: 60 }, (_, index) => String(7000 + index)), "7391"];
  const answers = await Promise.all(
    pins.map((pin) =>
      shop.call("client", "gift_card_check_balance", { code: card.code, pin }, thief).then(
        () => "found",
        (error: { code: string }) => error.code,
      ),
    ),
  );
  t.notOk(answers.includes("found"));
  t.ok(answers.filter((answer) => answer === "gift_card.not_found").length <= 10);
});
