import t from "tap";
import { buildApp } from "#core/app/build-app.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { runJob } from "#test/gift-card/hand.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import { sessionOf, tokenOf } from "#test/views/pages-app.ts";
import { acmeServer } from "../../examples/gift-card-provider/acme-server.ts";

t.setTimeout(120_000);

const EMAIL = "ada@shop.example";
const PASSWORD = "a walk in the park";

t.test("cards of a third party in the portal", async (t) => {
  const acme = await acmeServer();
  t.teardown(() => acme.close());
  acme.cards.set("ACME-0001", { ref: "ref-1", pin: undefined, currency: "USD", available: 5_000n });
  const { shop, open, submit } = await portal(t, ["examples"]);
  await shop.call("admin", "extension_config_save", {
    ext: "gift-card-provider",
    base_url: acme.url,
    api_key: "secret",
    timeout_ms: 1_000,
  });
  const cookie = sessionOf(await submit("/sign-in", { email: EMAIL, password: PASSWORD }));
  const runOpen = async (): Promise<void> => {
    const { list } = await shop.call<{ readonly list: readonly { readonly id: number }[] }>("admin", "gift_card_operation_get_list", {
      status: "waiting",
    });
    for (const { id } of list) await runJob(shop, "gift-card.run-operation", { id });
  };

  t.match((await open("/gift-cards", cookie)).text, /href="\/gift-cards\/linked"/);
  const added = await submit("/gift-cards/linked", { _action: "link", provider: "acme", code: "ACME-0001", pin: "" }, cookie);
  t.equal(added.status, 303);
  t.match((await open("/gift-cards/linked", cookie)).text, /Being asked/);
  await runOpen();
  const known = await open("/gift-cards/linked", cookie);
  t.match(known.text, /•••• 0001[\s\S]*Acme gift cards[\s\S]*\$50\.00/);
  const card = /name="card" value="(\d+)"/.exec(known.text)?.[1] ?? "";
  acme.cards.set("ACME-0001", { ref: "ref-1", pin: undefined, currency: "USD", available: 4_000n });
  t.equal((await submit("/gift-cards/linked", { _action: "refresh", card }, cookie)).status, 303);
  t.match((await open("/gift-cards/linked", cookie)).text, /\$40\.00/);

  const invoice = await shop.call<number>("admin", "invoice_prepare", {
    client_id: 1,
    items: [{ title: "Work", price: 30, quantity: 1, taxed: false }],
    approve: true,
  });
  const { hash } = await shop.call<{ readonly hash: string }>("admin", "invoice_get", { id: invoice });
  t.match((await open(`/account/invoices/${hash}`, cookie)).text, new RegExp(`value="link:${card}"`));
  const paid = await submit(
    `/account/invoices/${hash}`,
    { _action: "part", part: "gift-card.pay", card: `link:${card}`, code: "", pin: "", amount: "" },
    cookie,
  );
  t.equal(paid.status, 303, paid.text.slice(0, 300));
  await runOpen();
  t.match(await shop.call("admin", "invoice_get", { id: invoice }), { status: "paid", paid: 30 });
  await runOpen();
  t.equal((await submit("/gift-cards/linked", { _action: "unlink", card }, cookie)).status, 303);
  t.notMatch((await open("/gift-cards/linked", cookie)).text, /•••• 0001/);

  const staff = await open("/admin/gift-cards/third-parties", await signInStaff(shop, submit));
  t.match(staff.text, /Take what is held[\s\S]*Acme gift cards[\s\S]*Done[\s\S]*\$30\.00/);
});

t.test("without a provider there is no page for it", async (t) => {
  const { open, submit } = await portal(t, []);
  const cookie = sessionOf(await submit("/sign-in", { email: EMAIL, password: PASSWORD }));
  t.notMatch((await open("/gift-cards", cookie)).text, /gift-cards\/linked/);
  t.equal((await open("/gift-cards/linked", cookie)).status, 404);
});

type Portal = Awaited<ReturnType<typeof portal>>;

async function portal(t: TestLife, folders: readonly string[]) {
  const shop = await testHost(t, folders.length === 0 ? {} : { catalogue: await loadCatalogue({ folders: [...folders] }) });
  await shop.call("admin", "staff_create", { email: "first@shop.example", name: "First", password: PASSWORD });
  await shop.call("admin", "client_create", { email: EMAIL, first_name: "Ada", password: PASSWORD });
  const app = await buildApp(shop.host, undefined, {});
  t.teardown(() => app.close());
  const send = async (method: "GET" | "POST", url: string, cookie: string | undefined, fields: Readonly<Record<string, string>> = {}) => {
    const headers = {
      accept: "text/html",
      ...(cookie !== undefined && { cookie }),
      ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const payload = method === "POST" ? { payload: new URLSearchParams(fields).toString() } : {};
    const answer = await app.inject({ method, url, headers, ...payload });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };
  const open = (url: string, cookie?: string) => send("GET", url, cookie);
  const submit = async (url: string, fields: Readonly<Record<string, string>>, cookie?: string) => {
    const token = tokenOf((await open(url, cookie)).text);
    return send("POST", url, cookie, { ...fields, ...(token !== undefined && { _csrf: token }) });
  };
  return { shop, open, submit };
}

async function signInStaff(shop: TestHost, submit: Portal["submit"]): Promise<string> {
  await shop.call("admin", "staff_create", {
    email: "eye@shop.example",
    name: "Eye",
    password: "correct horse eye",
    permissions: ["gift_card.view"],
  });
  return sessionOf(await submit("/admin/sign-in", { email: "eye@shop.example", password: "correct horse eye" }));
}
