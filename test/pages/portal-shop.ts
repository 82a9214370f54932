import type { TestLife } from "#test/harness/fresh-database.ts";
import { type Answer, type PagesApp, pagesApp, sessionOf } from "#test/views/pages-app.ts";

export const CLIENT_PASSWORD = "a walk in the park";

/** A shop with a plan, a session, a gift card and some coupons, its pages, and somebody who shops. */
export type PortalShop = PagesApp & {
  readonly plan: number;
  readonly meeting: number;
  /** Signs a new client in; its session, its id and its address. */
  readonly newClient: () => Promise<{ readonly cookie: string; readonly id: number; readonly email: string }>;
  /** Sends the form of a page and follows the redirect. */
  readonly act: (url: string, action: string, fields: Fields, cookie: string) => Promise<Answer>;
};

type Fields = Readonly<Record<string, string>>;

/** Prices in USD, net, without tax. */
export async function portalShop(t: TestLife, environment: Fields = {}): Promise<PortalShop> {
  const app = await pagesApp(t, { environment });
  const { call, open, submit } = app;
  const recurrent = { "1M": { price: 10 }, "1Y": { price: 100, setup: 5 } };
  const backup = await call<number>("admin", "product_create", {
    title: "Backup",
    type: "custom",
    is_addon: true,
    pricing: { type: "recurrent", recurrent: { "1M": { price: 2 } } },
  });
  const plan = await call<number>("admin", "product_create", {
    title: "Plan",
    type: "custom",
    pricing: { type: "recurrent", recurrent },
    addons: [backup],
  });
  const meeting = await call<number>("admin", "product_create", {
    title: "Meeting",
    type: "service",
    service_type: "book_a_meeting",
    pricing: { type: "once", once: { price: 60 } },
  });
  await call("admin", "consultant_create", { name: "Maya" });
  await call("admin", "coupon_create_advanced", { code: "TENOFF", type: "absolute", value: 10, listed: 1 });
  await call("admin", "coupon_create_advanced", { code: "BIGCART", type: "absolute", value: 30, min_order_amount: 200, listed: 1 });
  await call("admin", "coupon_create_advanced", { code: "HALF", type: "percentage", value: 50 });
  let clients = 0;
  return {
    ...app,
    plan,
    meeting,
    newClient: async () => {
      clients += 1;
      const email = `portal-${clients}@shop.example`;
      const id = await call<number>("admin", "client_create", { email, first_name: "Ada", password: CLIENT_PASSWORD });
      return { cookie: sessionOf(await submit("/sign-in", { email, password: CLIENT_PASSWORD })), id, email };
    },
    act: async (url, action, fields, cookie) => {
      const answer = await submit(url, { _action: action, ...fields }, cookie);
      const to = answer.headers.location;
      return answer.status === 303 && typeof to === "string" ? open(to, cookie) : answer;
    },
  };
}

/** The text of a page as it is read: without tags, blanks folded. */
export function readText({ text }: Answer): string {
  return text
    .replace(/^[\s\S]*<main[^>]*>/, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}
