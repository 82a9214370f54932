import type { Selectable } from "kysely";
import type { Refusal } from "#core/kernel/verdict.ts";
import type { ResolvedPrice } from "../catalogue/resolved-price.ts";
import type { ClientFacts } from "../pricing-source.ts";
import type { BillingTables } from "../tables.ts";
import type { TaxRule } from "../taxes/tax-rule.ts";
import type { CartConfig } from "./cart-config.ts";

/** A row of `cart`. */
export type CartRow = Selectable<BillingTables["cart"]>;

/** How a cart is found. By client or guest token only the open one is. */
export type CartKey = { readonly cartId: number } | { readonly clientId: number } | { readonly guestTokenHash: string };

/** A cart as one statement reads it: its row, whose it is, what applies to it, and its lines with today's prices. */
export type LoadedCart = {
  readonly cart: CartRow;
  readonly client: ClientFacts | undefined;
  /** The rule for the owner's country and state; undefined when none matches or the client is exempt. */
  readonly taxRule: TaxRule | undefined;
  /** Millionths of the cart's currency for one unit of the default currency. */
  readonly currencyRateMillionths: bigint;
  /** What can be bought, in the order it was added. */
  readonly lines: readonly CartLine[];
  /** What stands in the cart but can no longer be bought; no price counts it, and a checkout is refused while there is any. */
  readonly unavailable: readonly UnavailableLine[];
};

/** A line of a cart (a row of `cart_product`) that can be bought. */
export type CartLine = {
  readonly id: number;
  /** The key of the line in the priced document: the id as text. */
  readonly key: string;
  /** The line this one is an add-on of. */
  readonly parentId: number | undefined;
  readonly quantity: number;
  /** Undefined for free and one-time products. */
  readonly period: string | undefined;
  readonly config: CartConfig;
  readonly product: CartLineProduct;
  readonly price: ResolvedPrice;
};

/** A line whose product was withdrawn or has no price any more; `problem` says which. */
export type UnavailableLine = Omit<CartLine, "price"> & { readonly problem: Refusal };

/** What a cart's line knows of its product. */
export type CartLineProduct = {
  readonly id: number;
  readonly title: string;
  readonly type: "custom" | "service" | "gift_card";
  readonly serviceType: string | undefined;
  readonly consultantId: number | undefined;
  readonly taxed: boolean;
  /** How many are left; undefined when the stock is not counted. */
  readonly stock: number | undefined;
};
