import type { Scope } from "#core/events/scope.ts";
import type { ClientFacts } from "../pricing-source.ts";
import { cartLinesOf } from "./cart-lines-of.ts";
import type { CartKey, CartRow, LoadedCart } from "./loaded-cart.ts";
import { type SelectedRow, selectCart } from "./select-cart.ts";

/** Reads a cart in one statement; undefined when there is none for the key. */
export async function loadCart(scope: Scope, key: CartKey): Promise<LoadedCart | undefined> {
  return loadedFrom(await selectCart(scope, key, false));
}

/**
 * Reads a cart and locks its row until the transaction ends. The lines come from the statement's snapshot, so when somebody else
 * changed the cart while the lock was waited for, they are read again; everybody who changes lines holds this lock.
 */
export async function loadLockedCart(scope: Scope, key: CartKey): Promise<LoadedCart | undefined> {
  const rows = await selectCart(scope, key, true);
  const head = rows[0];
  if (head !== undefined && head.version !== head.seen_version) return loadCart(scope, { cartId: head.id });
  return loadedFrom(rows);
}

function loadedFrom(rows: readonly SelectedRow[]): LoadedCart | undefined {
  const head = rows[0];
  if (head === undefined) return undefined;
  const { tax_name: name, tax_rate_ppm: ratePpm } = head;
  return {
    cart: cartRowOf(head),
    client: clientFactsFrom(head),
    taxRule: name === null || ratePpm === null ? undefined : { name, ratePpm },
    currencyRateMillionths: head.conversion_rate_millionths ?? 1_000_000n,
    ...cartLinesOf(rows),
  };
}

function clientFactsFrom(head: SelectedRow): ClientFacts | undefined {
  if (head.client_id === null || head.client_created_at === null) return undefined;
  return {
    id: head.client_id,
    groupId: head.client_group_id ?? undefined,
    country: head.client_country ?? undefined,
    currency: head.client_currency ?? undefined,
    paidOrders: head.paid_orders,
    ownedProductIds: new Set(head.owned_product_ids),
    createdAt: head.client_created_at,
  };
}

function cartRowOf(head: SelectedRow): CartRow {
  return {
    id: head.id,
    client_id: head.client_id,
    guest_token_hash: head.guest_token_hash,
    status: head.status,
    currency: head.currency,
    version: head.version,
    utm_source: head.utm_source,
    utm_medium: head.utm_medium,
    utm_campaign: head.utm_campaign,
    country: head.country,
    ordered_at: head.ordered_at,
    created_at: head.created_at,
    updated_at: head.updated_at,
  };
}
