import t from "tap";
import { statementCount } from "#core/database/named-client.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, asAdmin, cookieOf, testApp } from "./test-app.ts";

t.test("what the door itself costs, in statements", async (t) => {
  const { post, get } = await testApp(t, { poolMax: 1 });
  const cost = async (work: () => Promise<{ readonly status: number }>): Promise<number> => {
    await work();
    const before = statementCount();
    const { status } = await work();
    t.equal(status, 200);
    return statementCount() - before;
  };
  t.equal(await cost(() => post("/api/admin/sample/touch", {}, asAdmin)), 3, "a write by key: opening, begin, commit");
  t.equal(await cost(() => get("/api/guest/sample/echo")), 1, "a read: the opening");
  const cookie = cookieOf(await post("/api/guest/staff/login", { email: ADMIN_EMAIL, password: ADMIN_PASSWORD }));
  const token = (await get("/api/guest/system/csrf", { cookie })).result as string;
  t.equal(await cost(() => post("/api/admin/sample/touch", {}, { cookie, "x-csrf-token": token })), 3, "a write by session costs no more");
  let number = 0;
  const keyed = () => {
    number += 1;
    return post("/api/admin/sample/touch", {}, { ...asAdmin, "idempotency-key": `statement-key-number-${number}` });
  };
  t.equal(await cost(keyed), 6, "a key adds lock, look-up and store");
  const replay = () => post("/api/admin/sample/touch", {}, { ...asAdmin, "idempotency-key": "statement-key-number-1" });
  t.equal(await cost(replay), 5, "a replay stores nothing");
});
