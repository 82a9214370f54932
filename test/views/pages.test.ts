import { join } from "node:path";
import { sql } from "kysely";
import t from "tap";
import { ADMIN_EMAIL, ADMIN_PASSWORD, type PagesApp, pagesApp, sessionOf, tokenOf } from "./pages-app.ts";
import { HARMFUL } from "./sample-pages.ts";

/** Every subtest starts a host of its own. */
t.setTimeout(200_000);

async function colleague({ call, signInStaff }: PagesApp, permissions: readonly string[]): Promise<string> {
  const email = `staff-${permissions.length}@shop.example`;
  await call("admin", "staff_create", { email, name: "Colleague", password: "another good one", permissions });
  return signInStaff(email, "another good one");
}

async function notesIn({ host }: PagesApp): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from setting where param like 'note %'`.execute(host.database.db);
  return Number(rows[0]?.count);
}

t.test("nothing that data say becomes part of the page's code", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const { status, text } = await tested.open(`/admin/notes?search=${encodeURIComponent(HARMFUL)}&x=${encodeURIComponent(HARMFUL)}`, cookie);
  t.equal(status, 200);
  t.notMatch(text, /<script>|<img src=x|onerror=alert\(1\)>/);
  t.ok(text.split("&lt;script&gt;").length > 20, "it is printed, as text");
  const refused = await tested.submit("/admin/notes", { _action: "save", text: "refuse me", about: HARMFUL }, cookie);
  t.equal(refused.status, 409);
  t.notMatch(refused.text, /<script>|<img src=x/);
  const flashed = await tested.submit("/admin/notes", { _action: "save", text: HARMFUL }, cookie);
  t.equal(flashed.status, 303);
  const next = await tested.open("/admin/notes", cookie);
  t.match(next.text, /class="flash">.*Noted: &lt;script&gt;/s);
  t.notMatch(next.text, /<script>/);
  t.notMatch((await tested.open("/admin/notes", cookie)).text, /class="flash"/, "a message is told once");
});

t.test("a form without the session's token is refused, and does nothing", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const other = tokenOf((await tested.open("/admin", await tested.signInStaff())).text);
  const form = { _action: "save", text: "a note" };
  for (const csrfToken of [undefined, "nonsense", other]) {
    const refused = await tested.submit("/admin/notes", form, cookie, { csrfToken });
    t.equal(refused.status, 403);
    t.match(refused.text, /<h1/, "as a page");
  }
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    t.equal((await tested.submit("/admin/notes", form, cookie, { headers })).status, 403);
    t.equal((await tested.submit("/admin/sign-in", { email: ADMIN_EMAIL, password: ADMIN_PASSWORD }, undefined, { headers })).status, 403);
  }
  t.equal(await notesIn(tested), 0);
  t.equal((await tested.submit("/admin/notes", form, cookie)).status, 303);
  t.equal(await notesIn(tested), 1);
});

t.test("a form that is sent twice acts once", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const { text } = await tested.open("/admin/notes", cookie);
  const key = /name="_idempotency_key" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const form = { _action: "save", text: "only once", _idempotency_key: key };
  t.equal((await tested.submit("/admin/notes", form, cookie)).status, 303);
  t.equal((await tested.submit("/admin/notes", form, cookie)).status, 303);
  t.equal(await notesIn(tested), 1);
});

t.test("a refused form stands there again, with what was typed and what is wrong", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const refused = await tested.submit("/admin/notes", { _action: "save", text: "x", about: "kept text" }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="error-summary" role="alert" tabindex="-1"/);
  t.match(refused.text, /href="#field-text"/);
  t.match(refused.text, /id="field-text" name="text" value="x" aria-describedby="field-text-hint field-text-error" aria-invalid="true"/);
  t.match(refused.text, /kept text<\/textarea>/);
  t.equal((await tested.submit("/admin/notes", { _action: "nothing", text: "x" }, cookie)).status, 400);
});

t.test("what is shown once is in the answer and nowhere else", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const told = await tested.submit("/admin/notes", { _action: "tell" }, cookie);
  t.match(told, { status: 200, text: /<output>told once<\/output>/, headers: { "cache-control": "no-store" } });
  t.notMatch((await tested.open("/admin/notes", cookie)).text, /told once/);
});

t.test("staff sees neither a page nor its entry without the permission", async (t) => {
  const tested = await pagesApp(t);
  const without = await colleague(tested, []);
  const reader = await colleague(tested, ["note.view"]);
  t.notMatch((await tested.open("/admin", without)).text, /href="\/admin\/notes"|href="\/admin\/settings"/);
  t.match(await tested.open("/admin/notes", without), { status: 403, text: /You may not do this/ });
  t.equal(
    (
      await tested.submit("/admin/notes", { _action: "save", text: "a note" }, without, {
        csrfToken: tokenOf((await tested.open("/admin", without)).text),
      })
    ).status,
    403,
  );
  t.match((await tested.open("/admin", reader)).text, /href="\/admin\/notes"/);
  const page = await tested.open("/admin/notes", reader);
  t.equal(page.status, 200);
  t.notMatch(page.text, /for editors/, "nor a widget");
  t.equal(
    (await tested.submit("/admin/notes", { _action: "save", text: "a note" }, reader)).status,
    403,
    "a page's method asks for its own permission",
  );
  t.equal(await notesIn(tested), 0);
});

t.test("who is not signed in is sent to sign in, and back, and never to another site", async (t) => {
  const tested = await pagesApp(t);
  t.match(await tested.open("/admin/notes?sort=-text"), {
    status: 303,
    headers: { location: "/admin/sign-in?return=%2Fadmin%2Fnotes%3Fsort%3D-text" },
  });
  t.match(await tested.open("/hello"), { status: 303, headers: { location: "/sign-in?return=%2Fhello" } });
  const part = await tested.send({ method: "GET", url: "/admin/notes", headers: { accept: "text/html", "hx-request": "true" } });
  t.match(part.headers, { "hx-redirect": /^\/admin\/sign-in/ });
  const credentials = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
  const back: Readonly<Record<string, string>> = {
    "/admin/notes?sort=-text": "/admin/notes?sort=-text",
    "https://evil.example/": "/admin",
    "//evil.example/": "/admin",
    "/\\evil.example/": "/admin",
    "/invoices": "/admin",
  };
  for (const [asked, location] of Object.entries(back)) {
    const answer = await tested.submit(`/admin/sign-in?return=${encodeURIComponent(asked)}`, credentials);
    t.match(answer, { status: 303, headers: { location } }, asked);
  }
  const wrong = await tested.submit("/admin/sign-in", { ...credentials, password: "wrong" });
  t.match(wrong, { status: 422, text: /The e-mail address or the password is wrong/ });
  t.notMatch(wrong.text, /value="wrong"/, "a password is not sent back");
  t.equal(sessionOf(wrong), "");
});

t.test("a client signs up, is greeted, and signs out", async (t) => {
  const tested = await pagesApp(t);
  const form = { first_name: "Ada", last_name: "", email: "ada@example.org", password: "long enough 1", password_confirm: "long enough 1" };
  const signedUp = await tested.submit("/sign-up?return=/hello", form);
  t.match(signedUp, { status: 303, headers: { location: "/hello" } });
  const cookie = sessionOf(signedUp);
  t.match((await tested.open("/hello", cookie)).text, /Your account is ready.*only for clients/s);
  t.match((await tested.open("/", cookie)).text, /Hello, Ada/);
  t.match(await tested.open("/admin", cookie), { status: 303 }, "a client is nobody in the admin pages");
  t.match(await tested.submit("/sign-out", { _action: "sign-out" }, cookie), {
    status: 303,
    headers: { location: "/sign-in?signed-out=1" },
  });
  t.equal((await tested.open("/hello", cookie)).status, 303);
});

t.test("with a module everything of it is gone at once", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  t.equal((await tested.open("/admin/notes", cookie)).status, 200);
  const off = await tested.submit("/admin/extensions", { _action: "disable", id: "sample-pages", name: "Sample pages" }, cookie);
  t.equal(off.status, 303);
  t.match((await tested.open("/admin/extensions", cookie)).text, /Sample pages is disabled/);
  t.match(await tested.open("/admin/notes", cookie), { status: 404, text: /There is nothing here/ });
  t.equal(
    (
      await tested.submit("/admin/notes", { _action: "save", text: "a note" }, cookie, {
        csrfToken: tokenOf((await tested.open("/admin", cookie)).text),
      })
    ).status,
    404,
  );
  t.notMatch((await tested.open("/admin", cookie)).text, /\/admin\/notes/);
  await tested.submit("/admin/extensions", { _action: "enable", id: "sample-pages", name: "Sample pages" }, cookie);
  t.equal((await tested.open("/admin/notes", cookie)).status, 200);
});

t.test("a theme takes the place of a template by its path", async (t) => {
  const plain = await pagesApp(t);
  t.match((await plain.open("/admin/themed", await plain.signInStaff())).text, /the module says hello/);
  const themed = await pagesApp(t, { themes: join(import.meta.dirname, "sample-themes") });
  t.match((await themed.open("/admin/themed", await themed.signInStaff())).text, /the theme says hello/);
});

t.test("widgets come in order, and one that fails hurts nobody else", async (t) => {
  const tested = await pagesApp(t);
  const { text } = await tested.open("/admin/notes", await tested.signInStaff());
  t.match(text, /Broken<\/h2>.*cannot be shown.*Second<\/h2>.*widget-text.*for editors/s);
  t.notMatch(text, /Empty<\/h2>/);
  t.ok(tested.logged.some((entry) => JSON.stringify(entry).includes("A widget could not be loaded")));
});

t.test("files are sent as files, assets for good, and only those that are named", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  t.match((await tested.open("/admin/notes/list", cookie)).headers, {
    "content-disposition": `attachment; filename="list-.csv"; filename*=UTF-8''list%20%C3%A4.csv`,
    "content-type": "text/csv; charset=utf-8",
  });
  const { text } = await tested.open("/admin/notes", cookie);
  for (const [, url = ""] of text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)) {
    const asset = await tested.open(url);
    t.match(asset, { status: 200, headers: { "cache-control": "public, max-age=31536000, immutable" } }, url);
    t.equal((await tested.open(url.replace(/\/assets\/[^/]+/, "/assets/0000000000000000"))).status, 404);
  }
  const sprite = /\/assets\/([^/]+)\/icons\.svg/.exec(text);
  t.match((await tested.open(sprite?.[0] ?? "")).text, /<symbol id="notes"/, "a module's own icon is in the sprite");
  const [alone = ""] = /\/assets\/[^/]+\/icons\/diamond\.svg(?=#diamond")/.exec(text) ?? [];
  t.match((await tested.open(alone)).text, /<symbol id="diamond"/, "one that only data names is a file of its own");
  for (const name of [
    "sample-pages/module.ts",
    "base/README.md",
    "../package.json",
    "sample-pages/../sample-pages.ts",
    "icons/../tokens.svg",
    "icons/no-icon.svg",
  ]) {
    t.equal((await tested.open(`/assets/${sprite?.[1]}/${name}`)).status, 404, name);
  }
});

t.test("a part of a page comes without the layout, an unknown address as page or as JSON", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const headers = { accept: "text/html", cookie, "hx-request": "true", "hx-request-type": "partial" };
  const part = await tested.send({ method: "GET", url: "/admin/activity", headers });
  t.match(part.text, /id="activity"/);
  t.notMatch(part.text, /<html|<nav class="side"/);
  t.match(await tested.open("/nowhere"), { status: 404, text: /<h1/ });
  const program = await tested.send({ method: "GET", url: "/nowhere" });
  t.equal(JSON.parse(program.text).error.code, "request.not_found");
  const strange = await tested.open("/api/nowhere");
  t.equal(JSON.parse(strange.text).error.code, "request.not_found");
});

t.test("pages speak the language of the account, else the chosen one, else the browser's", async (t) => {
  const tested = await pagesApp(t);
  const german = await tested.send({
    method: "GET",
    url: "/sign-in",
    headers: { accept: "text/html", "accept-language": "de-AT,en;q=0.5" },
  });
  t.match(german.text, /<html lang="de">.*<h1[^>]*>Anmelden/s);
  const cookie = await tested.signInStaff();
  const switched = await tested.submit("/admin/preferences", { language: "de", return: "/admin/notes" }, cookie);
  t.match(switched, { status: 303, headers: { location: "/admin/notes" } });
  t.match(String(switched.headers["set-cookie"]), /largesse_language=de;.*HttpOnly/);
  t.match((await tested.open("/admin/notes", cookie)).text, /<span>Notizen<\/span>/, "the account remembers it");
  const bad = await tested.submit("/admin/preferences", { language: "xx", appearance: "pink", return: "//evil.example" }, cookie);
  t.match(bad, { status: 303, headers: { location: "/admin" } });
  t.notMatch(String(bad.headers["set-cookie"] ?? ""), /largesse_(?:language|appearance)/);
});

t.test("settings of a module are a form drawn from their schema", async (t) => {
  const tested = await pagesApp(t);
  const cookie = await tested.signInStaff();
  const { text } = await tested.open("/admin/extensions", cookie);
  const url = /href="(\/admin\/extensions\/[a-z-]+)"/.exec(text)?.[1];
  if (url === undefined) return t.fail("no module has settings");
  const page = await tested.open(url, cookie);
  t.equal(page.status, 200);
  const inputs = [...page.text.matchAll(/id="field-[^"]+" name="([^"]+)"/g)].map(([, name]) => name);
  t.ok(inputs.length > 0);
  const number = /type="number" id="field-[^"]+" name="([^"]+)" value="(\d+)"/.exec(page.text);
  if (number?.[1] === undefined) return t.fail("no setting is a number");
  t.equal((await tested.submit(url, { [number[1]]: "many" }, cookie)).status, 422);
  t.equal((await tested.submit(url, { [number[1]]: String(number[2]) }, cookie)).status, 303);
  t.equal((await tested.open("/admin/extensions/sample-pages", cookie)).status, 404);
});
