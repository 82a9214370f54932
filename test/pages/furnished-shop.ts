import { seedDemo } from "#core/demo/seed-demo.ts";
import { runTask } from "#core/tasks/run-task.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type PagesApp, pagesApp, sessionOf } from "#test/views/pages-app.ts";
import { HARMFUL } from "#test/views/sample-pages.ts";
import { type Crawled, crawl } from "./crawl.ts";

export type FurnishedShop = PagesApp & {
  /** Somebody of the demo shop who has ordered, with points and cards. */
  readonly client: { readonly id: number; readonly email: string; readonly password: string };
  /** An invoice that staff have not shown to its client yet. */
  readonly draftInvoice: number;
  /** One that was paid. */
  readonly paidInvoice: number;
  /** Background work that is done, and has a file. */
  readonly doneTask: number;
  /** A file of coupons that was looked at. */
  readonly couponImport: number;
  readonly signInClient: () => Promise<string>;
  /** Of an invoice of the client. */
  readonly someInvoiceHash: () => Promise<string>;
};

type Listed<Row> = { readonly list: readonly Row[] };

const PASSWORD = "a walk in the park";

/** The demo shop with its pages, and with things in it whose names would do harm wherever they were printed unescaped. */
export async function furnishedShop(t: TestLife): Promise<FurnishedShop> {
  const app = await pagesApp(t, { folders: ["examples"] });
  await seedDemo(app.host);
  const client = await bestClient(app);
  await app.call("admin", "client_change_password", { id: client.id, password: PASSWORD, password_confirm: PASSWORD });
  await nameThingsHarmfully(app, client.id);
  const [product] = (await app.call<Listed<{ readonly id: number }>>("admin", "product_get_list", { search: "alert" })).list;
  await app.call("client", "cart_add_item", { id: product?.id }, { kind: "client", clientId: client.id });
  const items = [{ title: HARMFUL, price: 20, taxed: true }];
  const draftInvoice = await app.call<number>("admin", "invoice_prepare", { client_id: client.id, items, notes: HARMFUL });
  const paid = await app.call<Listed<{ readonly id: number }>>("admin", "invoice_get_list", { status: "paid", per_page: 1 });
  return {
    ...app,
    draftInvoice,
    paidInvoice: paid.list[0]?.id ?? 0,
    doneTask: await exportCoupons(app),
    couponImport: await lookAtCoupons(app),
    client: { ...client, password: PASSWORD },
    signInClient: async () => sessionOf(await app.submit("/sign-in", { email: client.email, password: PASSWORD })),
    someInvoiceHash: async () => {
      const input = { client_id: client.id, approved: true, per_page: 1 };
      const [invoice] = (await app.call<Listed<{ readonly hash: string }>>("admin", "invoice_get_list", input)).list;
      return invoice?.hash ?? "";
    },
  };
}

/** All admin pages there are to see: those that links lead to, some of them from pages in a state of their own, and a visitor's. */
export async function crawlAdmin(shop: FurnishedShop): Promise<{ readonly found: Crawled; readonly visitor: Crawled }> {
  const found = await crawl(shop, await shop.signInStaff(), [
    "/admin",
    "/admin/sign-out",
    `/admin/invoices/${shop.paidInvoice}`,
    `/admin/invoices/${shop.draftInvoice}/edit`,
    "/admin/reset-password",
    "/admin/reset-password/0",
    `/admin/tasks/${shop.doneTask}`,
    `/admin/coupons/import/${shop.couponImport}`,
  ]);
  return { found, visitor: await crawl(shop, "", ["/admin/sign-in"]) };
}

async function exportCoupons({ call, scope }: PagesApp): Promise<number> {
  const { id } = await call<{ readonly id: number }>("admin", "task_start", { kind: "coupon.export", input: { format: "csv" } });
  await runTask(await scope(), id);
  return id;
}

async function lookAtCoupons({ call }: PagesApp): Promise<number> {
  const sheet = `code,discount_type,discount_value,valid_from\nGOODROW,percentage,10,2030-01-01\n${HARMFUL.replaceAll(/[",]/g, "")},percentage,900,never\n`;
  const content = Buffer.from(sheet).toString("base64");
  return (await call<{ readonly id: number }>("admin", "coupon_import_create", { name: `${HARMFUL}.csv`, content })).id;
}

async function bestClient({ call }: PagesApp): Promise<{ readonly id: number; readonly email: string }> {
  const cards = await call<Listed<{ readonly client_id: number | null }>>("admin", "gift_card_get_list", { per_page: 50 });
  const id = cards.list.find(({ client_id }) => client_id !== null)?.client_id ?? 1;
  return call("admin", "client_get", { id });
}

async function nameThingsHarmfully({ call }: PagesApp, clientId: number): Promise<void> {
  const [title, name] = [HARMFUL, HARMFUL];
  await call("admin", "client_update", { id: clientId, first_name: HARMFUL, company: HARMFUL });
  await call("admin", "client_group_create", { title });
  await call("admin", "consultant_create", { name });
  await call("admin", "product_category_create", { title });
  await call("admin", "product_create", { title, type: "custom", description: HARMFUL, pricing: { type: "once", once: { price: 60 } } });
  await call("admin", "coupon_create_advanced", {
    code: "HARMFUL",
    internal_name: HARMFUL,
    description: HARMFUL,
    campaign_source: HARMFUL,
    notes: HARMFUL,
    type: "percentage",
    value: 10,
    listed: 1,
  });
  await call("admin", "coupon_holiday_create", { name, date: "2030-07-01" });
}
