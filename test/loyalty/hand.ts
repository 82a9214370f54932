import { identityTables } from "#core/identity/tables.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";

/** A host with its first staff member. */
export async function loyaltyShop(t: Parameters<typeof testHost>[0], options: TestHostOptions = {}): Promise<TestHost> {
  const shop = await testHost(t, options);
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  return shop;
}

/** A client as calls name it. */
export type ClientActor = { readonly kind: "client"; readonly clientId: number };

/** A client's points as the API answers them. */
export type Account = {
  readonly client_id: number;
  readonly points: number;
  readonly pending: number;
  readonly held: number;
  readonly debt: number;
  readonly total_earned: number;
  readonly total_spent: number;
  readonly total_expired: number;
  readonly tier: string | null;
  readonly next_tier: string | null;
  readonly next_tier_missing: number | null;
  readonly lots: readonly { readonly points: number; readonly expires_at: string | null }[];
  readonly pending_lots: readonly { readonly points: number; readonly active_from: string }[];
};

/** A cart as far as points go. */
export type CartWithPoints = {
  readonly items: readonly { readonly id: number }[];
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly points: { readonly used: number; readonly discount: number } | null;
};

/** A placed order. */
export type Placed = { readonly invoice_id: number; readonly order_id: number; readonly total: number; readonly balance_due: number };

/** An invoice as far as points go. */
export type InvoiceAnswer = {
  readonly id: number;
  readonly status: string;
  readonly total: number;
  readonly points: { readonly used: number; readonly discount: number } | null;
  readonly lines: readonly {
    readonly id: number;
    readonly title: string;
    readonly discount: number;
    readonly tax: number;
    readonly total: number;
  }[];
};

/** What a refund gave back. */
export type RefundAnswer = { readonly refunded: number; readonly tenders: readonly { readonly type: string; readonly amount: number }[] };

let clients = 0;

/** A client made directly, so that nothing but the programme acts on it. */
export async function makeClient(
  shop: TestHost,
  profile: { readonly email?: string; readonly birthday?: string; readonly referred_by?: string; readonly country?: string } = {},
): Promise<ClientActor> {
  const scope = await shop.scope();
  clients += 1;
  const { id } = await identityTables(scope)
    .insertInto("client")
    .values({ email: `member-${clients}@example.com`, first_name: "Ada", created_at: scope.now, updated_at: scope.now, ...profile })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { kind: "client", clientId: id };
}

/** A one-time product; answers its id. */
export function makeProduct(shop: TestHost, title: string, price: number, fields: Readonly<Record<string, unknown>> = {}): Promise<number> {
  return shop.call("admin", "product_create", { title, type: "custom", pricing: { type: "once", once: { price } }, ...fields });
}

/** Puts a product into somebody's cart. */
export function addToCart(shop: TestHost, as: ClientActor, id: number, quantity = 1): Promise<CartWithPoints> {
  return shop.call("guest", "cart_add_item", { id, quantity }, as);
}

/** Orders what is in the cart. */
export function checkOut(shop: TestHost, as: ClientActor, input: Readonly<Record<string, unknown>> = {}): Promise<Placed> {
  return shop.call("client", "cart_checkout", input, as);
}

/** Puts a product into the cart, orders it and has it paid. */
export async function buy(shop: TestHost, as: ClientActor, id: number, input: Readonly<Record<string, unknown>> = {}): Promise<Placed> {
  await addToCart(shop, as, id);
  const placed = await checkOut(shop, as, input);
  if (placed.balance_due > 0) await pay(shop, placed.invoice_id);
  return placed;
}

/** The custom gateway pays the balance. */
export function pay(shop: TestHost, id: number): Promise<InvoiceAnswer> {
  return shop.call("admin", "invoice_mark_as_paid", { id });
}

/** Refunds part or all of an invoice. */
export function refund(shop: TestHost, id: number, input: Readonly<Record<string, unknown>> = {}): Promise<RefundAnswer> {
  return shop.call("admin", "invoice_refund", { id, ...input });
}

/** A client's points, as staff see them. */
export function accountOf(shop: TestHost, { clientId }: ClientActor): Promise<Account> {
  return shop.call("admin", "coupon_get_client_loyalty_points", { client_id: clientId });
}

/** Staff give points. */
export function give(
  shop: TestHost,
  { clientId }: ClientActor,
  points: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Account> {
  return shop.call("admin", "coupon_add_client_loyalty_points", { client_id: clientId, points, description: "A present", ...fields });
}

/** Changes settings of the programme. */
export function decide(shop: TestHost, settings: Readonly<Record<string, unknown>>): Promise<true> {
  return shop.call("admin", "extension_config_save", { ext: "loyalty", ...settings });
}

/** Moves the shop's clock to so many days from the day the tests were written for. */
export function setClock(shop: TestHost, now: string | null): Promise<unknown> {
  return shop.call("admin", "system_set_clock", { now });
}
