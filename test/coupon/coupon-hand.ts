import { couponTables } from "#modules/coupon/tables.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";

/** A host with its first staff member. */
export async function couponShop(t: Parameters<typeof testHost>[0], options: TestHostOptions = {}): Promise<TestHost> {
  const shop = await testHost(t, options);
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  return shop;
}

/** What the API answers for a cart, as far as coupons are concerned. */
export type CouponCart = {
  readonly id: number | null;
  readonly items: readonly { readonly id: number; readonly product_id: number }[];
  readonly coupons: readonly {
    readonly code: string | null;
    readonly title: string;
    readonly automatic: boolean;
    readonly discount: number;
    readonly lines: readonly { readonly item_id: number; readonly discount: number }[];
  }[];
  readonly refused: readonly { readonly code: string; readonly reason: string; readonly details: Readonly<Record<string, unknown>> }[];
  readonly promocode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly version: number;
};

export type ApplyAnswer = {
  readonly applied: readonly string[];
  readonly skipped: readonly { readonly code: string; readonly reasons: readonly { readonly code: string }[] }[];
  readonly discount: number;
  readonly cart: CouponCart;
};

/** A coupon of 10 % under this code, but for the given fields; answers its id. */
export function makeCoupon(shop: TestHost, code: string | undefined, fields: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const named = code === undefined ? { automatic: 1 } : { code };
  return shop.call("admin", "coupon_create_advanced", { ...named, type: "percentage", value: 10, ...fields });
}

/** Types codes into the client's cart. */
export function applyCode(
  shop: TestHost,
  as: Parameters<TestHost["call"]>[3],
  code: string | string[],
  more: object = {},
): Promise<ApplyAnswer> {
  return shop.call("client", "coupon_apply_to_cart", { ...(typeof code === "string" ? { code } : { codes: code }), ...more }, as);
}

/** The client's cart as it is now. */
export function readCart(shop: TestHost, as: Parameters<TestHost["call"]>[3]): Promise<CouponCart> {
  return shop.call("guest", "cart_get", {}, as);
}

/** What the checkout answers. */
export type Placed = {
  readonly invoice_id: number;
  readonly order_id: number;
  readonly orders: readonly number[];
  readonly total: number;
  readonly balance_due: number;
  readonly status: string;
};

/** Orders the client's cart. */
export function checkOut(shop: TestHost, as: Parameters<TestHost["call"]>[3], input: object = {}): Promise<Placed> {
  return shop.call("client", "cart_checkout", input, as);
}

/** The stored state of a coupon, its redemptions by status, and whether the counters agree with the rows. */
export async function stateOf(shop: TestHost, couponId: number) {
  const scope = await shop.scope();
  const promo = await couponTables(scope)
    .selectFrom("promo")
    .select(["used", "spent", "maxuses", "budget"])
    .where("id", "=", couponId)
    .executeTakeFirstOrThrow();
  const rows = await couponTables(scope)
    .selectFrom("promo_redemption")
    .selectAll()
    .where("promo_id", "=", couponId)
    .orderBy("id")
    .execute();
  const clients = await couponTables(scope).selectFrom("promo_client_use").selectAll().where("promo_id", "=", couponId).execute();
  const counted = rows.filter(({ phase, status }) => phase === "checkout" && (status === "held" || status === "committed"));
  const agrees =
    (promo.maxuses === 0 && promo.budget === null ? promo.used === 0 : promo.used === counted.length) &&
    promo.spent === (promo.budget === null ? 0n : counted.reduce((sum, row) => sum + row.budget_minor, 0n)) &&
    clients.every(({ client_id, uses }) => uses === counted.filter((row) => row.client_id === client_id).length);
  return { used: promo.used, spent: promo.spent, statuses: rows.map(({ status }) => status), rows, agrees, clients };
}
