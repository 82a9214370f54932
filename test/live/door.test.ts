import type { AddressInfo } from "node:net";
import { fastifyWebsocket } from "@fastify/websocket";
import { fastify } from "fastify";
import t from "tap";
import { answerError } from "#core/api/answer-error.ts";
import { liveRoutes } from "#core/api/live/live-routes.ts";
import { sessions } from "#core/app/sessions.ts";
import { jsonValue } from "#core/database/json-value.ts";
import { eventTables } from "#core/events/tables.ts";
import { ADMIN_EMAIL, ADMIN_KEY, ADMIN_PASSWORD, asAdmin, cookieOf, testApp } from "#test/api/test-app.ts";
import { liveSocket, refusalOf } from "./live-socket.ts";

t.test("the door of live messages", async (t) => {
  const shop = await testApp(t);
  const { host } = shop;
  const app = fastify();
  t.teardown(() => app.close());
  app.decorateRequest("language");
  app.setErrorHandler((error, request, reply) => answerError(host, error, request, reply));
  await app.register(fastifyWebsocket, { options: { maxPayload: 1_024 } });
  await app.register(async (doors) => {
    await doors.register(sessions, { host });
    await doors.register(liveRoutes, { host, checkEveryMs: 1_000 });
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/ws/coupons`;
  const bearer = (key: unknown) => ({ authorization: `Bearer ${key}` });
  const log = async (count: number, length = 10): Promise<void> => {
    const row = {
      channel: "coupons",
      type: "coupon_used",
      at: new Date(),
      data: jsonValue({ text: "x".repeat(length) }),
      logged_at: new Date(),
    };
    await eventTables(host.database)
      .insertInto("live_message")
      .values(Array.from({ length: count }, () => row))
      .execute();
  };
  const newStaff = async (email: string, permissions: string[]) => {
    const { result: id } = await shop.post(
      "/api/admin/staff/create",
      { email, name: "Watcher", password: ADMIN_PASSWORD, permissions },
      asAdmin,
    );
    const cookie = cookieOf(await shop.post("/api/guest/staff/login", { email, password: ADMIN_PASSWORD }));
    return { id, cookie };
  };

  t.test("it is for staff with the permission, from a page of our own", async (t) => {
    t.same(await refusalOf(url, {}), { status: 401, code: "auth.required" });
    t.same(await refusalOf(url, bearer("wrong-key-0123456789abcdef0123456789")), { status: 401, code: "auth.required" });
    const { result: clientId } = await shop.post("/api/admin/client/create", { email: "c@shop.example", first_name: "C" }, asAdmin);
    const { result: key } = await shop.post("/api/admin/profile/api_key_reset", { id: clientId }, asAdmin);
    t.same(await refusalOf(url, bearer(key)), { status: 403, code: "auth.forbidden" });
    t.same(await refusalOf(url, { cookie: (await newStaff("blind@shop.example", [])).cookie }), { status: 403, code: "auth.forbidden" });
    const cookie = cookieOf(await shop.post("/api/guest/staff/login", { email: ADMIN_EMAIL, password: ADMIN_PASSWORD }));
    t.same(await refusalOf(url, { cookie, origin: "https://elsewhere.example" }), { status: 403, code: "auth.csrf" });
    t.same(await refusalOf(url, { ...bearer(ADMIN_KEY), "sec-fetch-site": "cross-site" }), { status: 403, code: "auth.csrf" });
    t.same(await refusalOf(url.replace("coupons", "nothing"), bearer(ADMIN_KEY)), { status: 404, code: "request.not_found" });
    t.same(await refusalOf(`${url}?after=-1`, bearer(ADMIN_KEY)), { status: 400, code: "request.invalid" });
    t.same(await refusalOf(`${url}?since=1`, bearer(ADMIN_KEY)), { status: 400, code: "request.invalid" });
    await liveSocket(t, url, { cookie, origin: `http://127.0.0.1:${port}` });
    const plain = await fetch(url.replace("ws:", "http:"), { headers: bearer(ADMIN_KEY) });
    t.same([plain.status, plain.headers.get("upgrade")], [426, "websocket"]);
  });

  t.test("a long absence is made up for in order, without gaps, while new messages come", async (t) => {
    await log(450);
    const live = await liveSocket(t, `${url}?after=0`, bearer(ADMIN_KEY));
    for (let times = 0; times < 5; times += 1) await log(30);
    const notes = await live.until(600);
    t.same(
      notes.map(({ id }) => id),
      notes.map(({ id }) => id).toSorted((one, other) => one - other),
    );
    t.equal(new Set(notes.map(({ id }) => id)).size, 600);
  });

  t.test("a reader that stops reading is given up, and gets everything when it comes back", async (t) => {
    const before = await liveSocket(t, url, bearer(ADMIN_KEY));
    before.socket.pause();
    await log(400, 20_000);
    const { resolve, promise } = Promise.withResolvers<void>();
    const timer = setInterval(() => {
      if (app.websocketServer.clients.size === 0) resolve();
    }, 20);
    await promise;
    clearInterval(timer);
    before.socket.resume();
    await before.closed;
    const again = await liveSocket(t, `${url}?after=600`, bearer(ADMIN_KEY));
    t.equal((await again.until(400)).length, 400);
  });

  t.test("it ends when the session ends, the permission is taken, the key is replaced, the module is switched off", async (t) => {
    const watcher = await newStaff("watcher@shop.example", ["coupon.view"]);
    const leaver = await newStaff("leaver@shop.example", ["coupon.view"]);
    const [watching, leaving, holding] = [
      await liveSocket(t, url, { cookie: watcher.cookie }),
      await liveSocket(t, url, { cookie: leaver.cookie }),
      await liveSocket(t, url, bearer(ADMIN_KEY)),
    ];
    await shop.post("/api/admin/staff/update", { id: watcher.id, permissions: [] }, asAdmin);
    t.same(await watching.closed, { code: 1008, reason: "auth.forbidden" });
    const csrf = await shop.get("/api/guest/system/csrf", { cookie: leaver.cookie });
    const out = await shop.post("/api/admin/profile/logout", {}, { cookie: leaver.cookie, "x-csrf-token": String(csrf.result) });
    t.equal(out.status, 200, out.text);
    t.same(await leaving.closed, { code: 1008, reason: "auth.required" });
    t.equal(holding.socket.readyState, holding.socket.OPEN);
    for (const id of ["loyalty", "gift-card"]) await shop.post("/api/admin/extension/deactivate", { id }, asAdmin);
    t.equal((await shop.post("/api/admin/extension/deactivate", { id: "coupon" }, asAdmin)).status, 200);
    t.same(await holding.closed, { code: 1008, reason: "request.not_found" });
    await shop.post("/api/admin/extension/activate", { id: "coupon" }, asAdmin);
    const replaced = await liveSocket(t, url, bearer(ADMIN_KEY));
    await shop.post("/api/admin/profile/generate_api_key", {}, asAdmin);
    t.same(await replaced.closed, { code: 1008, reason: "auth.required" });
  });

  t.test("who talks too much, or in too large pieces, is cut off", async (t) => {
    const cookie = cookieOf(await shop.post("/api/guest/staff/login", { email: ADMIN_EMAIL, password: ADMIN_PASSWORD }));
    const large = await liveSocket(t, url, { cookie });
    large.socket.send("x".repeat(2_000));
    t.equal((await large.closed).code, 1009);
    const loud = await liveSocket(t, url, { cookie });
    for (let index = 0; index < 1_000; index += 1) loud.socket.send("x");
    t.same(await loud.closed, { code: 1008, reason: "Too many messages." });
  });
});
