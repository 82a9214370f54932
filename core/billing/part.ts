import { type Contents, defineModule } from "#core/events/module.ts";
import { Cart } from "./entities/cart.ts";
import { CartProduct } from "./entities/cart-product.ts";
import { ClientBalance } from "./entities/client-balance.ts";
import { ClientOrder } from "./entities/client-order.ts";
import { ClientOrderStatus } from "./entities/client-order-status.ts";
import { ClientWallet } from "./entities/client-wallet.ts";
import { Consultant } from "./entities/consultant.ts";
import { CreditNote } from "./entities/credit-note.ts";
import { CreditNoteLine } from "./entities/credit-note-line.ts";
import { CreditNoteTender } from "./entities/credit-note-tender.ts";
import { Currency } from "./entities/currency.ts";
import { Invoice } from "./entities/invoice.ts";
import { InvoiceAdjustment } from "./entities/invoice-adjustment.ts";
import { InvoiceItem } from "./entities/invoice-item.ts";
import { Product } from "./entities/product.ts";
import { ProductAddon } from "./entities/product-addon.ts";
import { ProductCategory } from "./entities/product-category.ts";
import { ProductPrice } from "./entities/product-price.ts";
import { Tax } from "./entities/tax.ts";
import { Transaction } from "./entities/transaction.ts";
import { invoicingContents } from "./invoicing-part.ts";
import { adminContents } from "./pages/admin/admin-part.ts";
import { portalContents } from "./portal-part.ts";
import { sellingContents } from "./selling-part.ts";

/** What the parts of billing contribute, tables apart. */
const halves: readonly Partial<Contents>[] = [sellingContents, invoicingContents, adminContents, portalContents];

/** Billing: what is sold, carts, prices, orders, invoices, payments and refunds. */
export const billingPart = defineModule({
  id: "billing",
  entities: [
    Cart,
    CartProduct,
    ClientBalance,
    ClientOrder,
    ClientOrderStatus,
    ClientWallet,
    Consultant,
    CreditNote,
    CreditNoteLine,
    CreditNoteTender,
    Currency,
    Invoice,
    InvoiceAdjustment,
    InvoiceItem,
    Product,
    ProductAddon,
    ProductCategory,
    ProductPrice,
    Tax,
    Transaction,
  ],
  permissions: Object.fromEntries(halves.flatMap(({ permissions = {} }) => Object.entries(permissions))),
  errors: halves.flatMap(({ errors = [] }) => errors),
  locales: {
    de: {
      errors: Object.fromEntries(halves.flatMap(({ locales }) => Object.entries(locales?.de?.errors ?? {}))),
      words: Object.fromEntries(halves.flatMap(({ locales }) => Object.entries(locales?.de?.words ?? {}))),
    },
  },
  methods: halves.flatMap(({ methods = [] }) => methods),
  listeners: halves.flatMap(({ listeners = [] }) => listeners),
  noticeListeners: halves.flatMap(({ noticeListeners = [] }) => noticeListeners),
  provides: halves.flatMap(({ provides = [] }) => provides),
  jobs: halves.flatMap(({ jobs = [] }) => jobs),
  pages: halves.flatMap(({ pages = [] }) => pages),
  navigation: halves.flatMap(({ navigation = [] }) => navigation),
  widgets: halves.flatMap(({ widgets = [] }) => widgets),
  assets: halves.flatMap(({ assets = [] }) => assets),
});
