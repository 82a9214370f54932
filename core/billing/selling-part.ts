import { provide } from "#core/events/extension-point.ts";
import { listen } from "#core/events/hook.ts";
import type { Contents } from "#core/events/module.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import {
  clientErasing,
  onAfterClientLogin,
  onAfterClientSignUp,
  onBeforeAdminClientUpdate,
  onBeforeAdminCreateClient,
  onBeforeClientProfileUpdate,
  onBeforeClientSignUp,
} from "#core/identity/hooks.ts";
import { adoptGuestCart } from "./carts/adopt-guest-cart.ts";
import { cartDataOf } from "./carts/cart-data-of.ts";
import { cartErrors } from "./carts/errors.ts";
import { expireCartsJob } from "./carts/expire-carts-job.ts";
import { forgetClientCarts } from "./carts/forget-client-carts.ts";
import { catalogueErrors } from "./catalogue/errors.ts";
import { checkClientCurrency } from "./currencies/check-client-currency.ts";
import { currencyErrors } from "./currencies/errors.ts";
import { sellingGerman } from "./selling-german.ts";
import { sellingMethods } from "./selling-methods.ts";
import { taxErrors } from "./taxes/errors.ts";

/** Catalogue, currencies, taxes and carts: what billing contributes before anything is ordered. */
export const sellingContents = {
  permissions: {
    "product.view": "See products and their categories",
    "product.manage_products": "Create, change and delete products",
    "product.manage_categories": "Create, change and delete product categories",
    "consultant.view": "See consultants",
    "consultant.manage": "Create, change and delete consultants",
    "currency.view": "See currencies",
    "currency.manage": "Create, change and delete currencies",
    "invoice.manage_tax": "See, create, change and delete tax rules",
    "cart.view": "See the carts of clients and guests",
    "cart.manage": "Delete abandoned carts",
  },
  errors: [cartErrors.table, catalogueErrors.table, currencyErrors.table, taxErrors.table],
  locales: { de: { errors: sellingGerman } },
  methods: sellingMethods,
  listeners: [
    listen(onAfterClientLogin, (scope, { id }) => adoptGuestCart(scope, id), { guards: true }),
    listen(onAfterClientSignUp, (scope, { id }) => adoptGuestCart(scope, id), { guards: true }),
    listen(onBeforeClientSignUp, checkClientCurrency, { guards: true }),
    listen(onBeforeAdminCreateClient, checkClientCurrency, { guards: true }),
    listen(onBeforeAdminClientUpdate, checkClientCurrency, { guards: true }),
    listen(onBeforeClientProfileUpdate, checkClientCurrency, { guards: true }),
    listen(clientErasing, forgetClientCarts, { lane: "wallet", guards: true }),
  ],
  provides: [provide(clientDataSources, cartDataOf)],
  jobs: [expireCartsJob],
} satisfies Partial<Contents>;
