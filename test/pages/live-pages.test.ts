import t from "tap";
import { lastLiveId } from "#core/api/live/last-live-id.ts";
import { jsonValue } from "#core/database/json-value.ts";
import { liveMessages } from "#core/events/live-channel.ts";
import { eventTables } from "#core/events/tables.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

t.test("admin pages say what they are told live, to whom it may be told, in their language", async (t) => {
  const { open, signInStaff, call, host } = await pagesApp(t);
  const cookie = await signInStaff();
  await eventTables(host.database)
    .insertInto("live_message")
    .values({ channel: "coupons", type: "coupon_used", at: new Date(), data: jsonValue({}), logged_at: new Date() })
    .execute();
  const { text } = await open("/admin", cookie);
  const last = await lastLiveId(host.database.db);
  t.ok(last > 0n);
  t.match(text, `data-live="coupons" data-live-after="${last}"`);
  t.match(text, /base\/live\.js" type="module"/);
  t.match(
    text,
    /<template data-toast="coupons\/coupon_used" data-one="\{count\} coupon was used\."[^>]* data-href="\/admin\/coupons\/\{coupon_id\}">/,
  );
  t.equal([...text.matchAll(/role="status" id="live-status"/g)].length, 1);
  t.match((await open("/admin", `${cookie}; largesse_language=de`)).text, "{code} wurde eingelöst.");

  await call("admin", "staff_create", {
    email: "eye@shop.example",
    name: "Eye",
    password: "correct horse eye",
    permissions: ["profile.manage"],
  });
  const other = await open("/admin", await signInStaff("eye@shop.example", "correct horse eye"));
  t.equal(other.status, 200);
  for (const page of [other, await open("/admin/sign-in"), await open("/products"), await open("/admin/nothing", cookie)])
    t.notMatch(page.text, /data-live=|live\.js|data-toast/);
  for (const id of ["loyalty", "gift-card", "coupon"]) await call("admin", "extension_deactivate", { id });
  t.notMatch((await open("/admin", cookie)).text, /data-live=|live\.js|data-toast/, "with the module it is gone");
});

t.test("a page that asks for its numbers gets its body, and takes away nothing that is to be told once", async (t) => {
  const { open, send, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = await call<number>("admin", "coupon_create_advanced", { code: "CALM", type: "percentage", value: 10, maxuses: 4 });
  const url = `/admin/coupons/${id}`;
  t.equal((await submit(url, { _action: "deactivate", id: String(id), name: "CALM" }, cookie)).status, 303);
  const headers = { accept: "text/html", cookie, "hx-request": "true", "hx-request-type": "partial", "x-refresh": "live" };
  const refreshed = await send({ method: "GET", url, headers });
  t.equal(refreshed.status, 200);
  t.notMatch(refreshed.text, /<html|class="flash"/);
  t.match(refreshed.text, new RegExp(`id="coupon-${id}-usage" data-live-part>[\\s\\S]*0 / 4`));
  t.match((await open(url, cookie)).text, /class="flash"/);
  const lost = await send({ method: "GET", url, headers: { ...headers, cookie: "" } });
  t.ok(lost.headers["hx-redirect"], "who is signed out is not sent a page to sign in");
});

t.test("every word of a toast has German", async (t) => {
  const { host, scope } = await pagesApp(t);
  const { wiring } = await scope();
  const { parts, modules } = host.catalogue;
  const contents = [...parts, ...modules.map((module) => module.contents)];
  const toasts = wiring.provided(liveMessages).flatMap(({ toast }) => (toast === undefined ? [] : [toast]));
  t.ok(toasts.length > 0);
  for (const { module, sentences, summary } of toasts) {
    const german = contents.find((part) => part.id === module)?.locales?.de?.words ?? {};
    for (const word of [...sentences, ...summary]) t.ok(german[word], word);
  }
});

t.test("no page has two parts of one name", async (t) => {
  const { open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = await call<number>("admin", "coupon_create_advanced", { code: "PARTS", type: "percentage", value: 10, maxuses: 4 });
  await call("admin", "coupon_create_advanced", { code: "PARTS-2", type: "percentage", value: 10 });
  for (const path of ["", "/coupons", "/coupons/dashboard", `/coupons/${id}`, `/coupons/${id}/redemptions`]) {
    const { text, status } = await open(`/admin${path}`, cookie);
    t.equal(status, 200, path);
    const ids = [...text.matchAll(/id="([^"]+)" data-live-part/g)].map(([, name]) => name);
    t.equal(new Set(ids).size, ids.length, path);
    if (!path.endsWith("redemptions")) t.ok(ids.length > 0, path);
  }
});
