import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { IdentityTables } from "#core/identity/tables.ts";
import type { Cart } from "./entities/cart.ts";
import type { CartProduct } from "./entities/cart-product.ts";
import type { ClientBalance } from "./entities/client-balance.ts";
import type { ClientOrder } from "./entities/client-order.ts";
import type { ClientOrderStatus } from "./entities/client-order-status.ts";
import type { ClientWallet } from "./entities/client-wallet.ts";
import type { Consultant } from "./entities/consultant.ts";
import type { CreditNote } from "./entities/credit-note.ts";
import type { CreditNoteLine } from "./entities/credit-note-line.ts";
import type { CreditNoteTender } from "./entities/credit-note-tender.ts";
import type { Currency } from "./entities/currency.ts";
import type { Invoice } from "./entities/invoice.ts";
import type { InvoiceAdjustment } from "./entities/invoice-adjustment.ts";
import type { InvoiceItem } from "./entities/invoice-item.ts";
import type { Product } from "./entities/product.ts";
import type { ProductAddon } from "./entities/product-addon.ts";
import type { ProductCategory } from "./entities/product-category.ts";
import type { ProductPrice } from "./entities/product-price.ts";
import type { Tax } from "./entities/tax.ts";
import type { Transaction } from "./entities/transaction.ts";

type BillingEntities =
  | typeof Cart
  | typeof CartProduct
  | typeof ClientBalance
  | typeof ClientOrder
  | typeof ClientOrderStatus
  | typeof ClientWallet
  | typeof Consultant
  | typeof CreditNote
  | typeof CreditNoteLine
  | typeof CreditNoteTender
  | typeof Currency
  | typeof Invoice
  | typeof InvoiceAdjustment
  | typeof InvoiceItem
  | typeof Product
  | typeof ProductAddon
  | typeof ProductCategory
  | typeof ProductPrice
  | typeof Tax
  | typeof Transaction;

/** The tables of this layer and of those below it. */
export type BillingTables = InferKyselyDB<BillingEntities> & IdentityTables;

/** The scope's database, seen with the tables of this layer. */
export function billingTables(scope: Pick<Scope, "db">): Kysely<BillingTables> {
  return scope.db.withTables<BillingTables>();
}
