import { billingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Caller } from "#core/host/caller.ts";
import type { TestHost } from "#test/harness/test-host.ts";

/** A cart as the API answers it; the fields that tests look at. */
export type CartAnswer = {
  readonly id: number | null;
  readonly currency: string;
  readonly client_id: number | null;
  readonly items: readonly CartItemAnswer[];
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly promocode: string | null;
  readonly points: unknown;
  readonly version: number;
};

export type CartItemAnswer = {
  readonly id: number;
  readonly product_id: number;
  readonly period: string | null;
  readonly quantity: number;
  readonly parent_id: number | null;
  readonly unit_price: number;
  readonly setup_price: number;
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
  readonly available: boolean;
  readonly unavailable_reason: string | null;
  readonly config: Readonly<Record<string, unknown>>;
};

/** A client whose profile says what is given, made directly so that no other part is needed. */
export async function makeClient(
  shop: TestHost,
  profile: { readonly country?: string; readonly state?: string; readonly currency?: string; readonly tax_exempt?: boolean } = {},
): Promise<{ readonly kind: "client"; readonly clientId: number }> {
  const scope = await shop.scope();
  clients += 1;
  const { id } = await billingTables(scope)
    .insertInto("client")
    .values({ email: `client-${clients}@example.com`, first_name: "Ada", created_at: scope.now, updated_at: scope.now, ...profile })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { kind: "client", clientId: id };
}

let clients = 0;

/** A guest with a session: what the door keeps for it is there at its next call. */
export function makeGuest(): { readonly caller: () => Partial<Caller> & Pick<Caller, "actor">; readonly token: () => string | undefined } {
  let token: string | undefined;
  const session: Scope["session"] = {
    signIn: () => undefined,
    signOut: () => undefined,
    keepCart: (kept) => {
      token = kept;
    },
    csrfToken: () => "",
  };
  return {
    token: () => token,
    caller: () => ({
      actor: { kind: "guest" },
      session,
      origin: { addressHash: undefined, sessionHash: undefined, country: undefined, cartToken: token },
    }),
  };
}

/** A one-time product with its price in the default currency. */
export function makeProduct(
  shop: TestHost,
  title: string,
  price: number | string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  return shop.call("admin", "product_create", { title, type: "custom", pricing: { type: "once", once: { price } }, ...fields });
}

/** Puts something into the cart of somebody. */
export function addToCart(
  shop: TestHost,
  as: Parameters<TestHost["call"]>[3],
  input: Readonly<Record<string, unknown>>,
): Promise<CartAnswer> {
  return shop.call<CartAnswer>("guest", "cart_add_item", input, as);
}
