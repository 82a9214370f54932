import type { AnyMethod } from "#core/events/method.ts";
import { cartBatchExpire } from "./api/admin/cart-batch-expire.ts";
import { cartGet as adminCartGet } from "./api/admin/cart-get.ts";
import { cartGetList } from "./api/admin/cart-get-list.ts";
import { consultantCreate } from "./api/admin/consultant-create.ts";
import { consultantDelete } from "./api/admin/consultant-delete.ts";
import { consultantGet } from "./api/admin/consultant-get.ts";
import { consultantGetList } from "./api/admin/consultant-get-list.ts";
import { consultantUpdate } from "./api/admin/consultant-update.ts";
import { currencyCreate } from "./api/admin/currency-create.ts";
import { currencyDelete } from "./api/admin/currency-delete.ts";
import { currencyGet as adminCurrencyGet } from "./api/admin/currency-get.ts";
import { currencyGetDefault } from "./api/admin/currency-get-default.ts";
import { currencyGetList } from "./api/admin/currency-get-list.ts";
import { currencyGetPairs as adminCurrencyGetPairs } from "./api/admin/currency-get-pairs.ts";
import { currencySetDefault } from "./api/admin/currency-set-default.ts";
import { currencyUpdate } from "./api/admin/currency-update.ts";
import { invoiceTaxCreate } from "./api/admin/invoice-tax-create.ts";
import { invoiceTaxDelete } from "./api/admin/invoice-tax-delete.ts";
import { invoiceTaxGet } from "./api/admin/invoice-tax-get.ts";
import { invoiceTaxGetList } from "./api/admin/invoice-tax-get-list.ts";
import { invoiceTaxUpdate } from "./api/admin/invoice-tax-update.ts";
import { productCategoryCreate } from "./api/admin/product-category-create.ts";
import { productCategoryDelete } from "./api/admin/product-category-delete.ts";
import { productCategoryGet } from "./api/admin/product-category-get.ts";
import { productCategoryGetList as adminProductCategoryGetList } from "./api/admin/product-category-get-list.ts";
import { productCategoryGetPairs as adminProductCategoryGetPairs } from "./api/admin/product-category-get-pairs.ts";
import { productCategoryUpdate } from "./api/admin/product-category-update.ts";
import { productCreate } from "./api/admin/product-create.ts";
import { productDelete } from "./api/admin/product-delete.ts";
import { productGet as adminProductGet } from "./api/admin/product-get.ts";
import { productGetList as adminProductGetList } from "./api/admin/product-get-list.ts";
import { productGetPairs as adminProductGetPairs } from "./api/admin/product-get-pairs.ts";
import { productPrepare } from "./api/admin/product-prepare.ts";
import { productUpdate } from "./api/admin/product-update.ts";
import { cartAddItem } from "./api/guest/cart-add-item.ts";
import { cartGet as guestCartGet } from "./api/guest/cart-get.ts";
import { cartGetCurrency } from "./api/guest/cart-get-currency.ts";
import { cartRemoveItem } from "./api/guest/cart-remove-item.ts";
import { cartReset } from "./api/guest/cart-reset.ts";
import { cartSetCurrency } from "./api/guest/cart-set-currency.ts";
import { cartUpdateItem } from "./api/guest/cart-update-item.ts";
import { consultantGetPairs } from "./api/guest/consultant-get-pairs.ts";
import { currencyGet as guestCurrencyGet } from "./api/guest/currency-get.ts";
import { currencyGetPairs as guestCurrencyGetPairs } from "./api/guest/currency-get-pairs.ts";
import { productCategoryGetList as guestProductCategoryGetList } from "./api/guest/product-category-get-list.ts";
import { productCategoryGetPairs as guestProductCategoryGetPairs } from "./api/guest/product-category-get-pairs.ts";
import { productGet as guestProductGet } from "./api/guest/product-get.ts";
import { productGetList as guestProductGetList } from "./api/guest/product-get-list.ts";
import { productGetPairs as guestProductGetPairs } from "./api/guest/product-get-pairs.ts";

/** The API of catalogue, currencies, taxes and carts. */
export const sellingMethods: readonly AnyMethod[] = [
  cartBatchExpire,
  cartGetList,
  adminCartGet,
  consultantCreate,
  consultantDelete,
  consultantGetList,
  consultantGet,
  consultantUpdate,
  currencyCreate,
  currencyDelete,
  currencyGetDefault,
  currencyGetList,
  adminCurrencyGetPairs,
  adminCurrencyGet,
  currencySetDefault,
  currencyUpdate,
  invoiceTaxCreate,
  invoiceTaxDelete,
  invoiceTaxGetList,
  invoiceTaxGet,
  invoiceTaxUpdate,
  productCategoryCreate,
  productCategoryDelete,
  adminProductCategoryGetList,
  adminProductCategoryGetPairs,
  productCategoryGet,
  productCategoryUpdate,
  productCreate,
  productDelete,
  adminProductGetList,
  adminProductGetPairs,
  adminProductGet,
  productPrepare,
  productUpdate,
  cartAddItem,
  cartGetCurrency,
  guestCartGet,
  cartRemoveItem,
  cartReset,
  cartSetCurrency,
  cartUpdateItem,
  consultantGetPairs,
  guestCurrencyGetPairs,
  guestCurrencyGet,
  guestProductCategoryGetList,
  guestProductCategoryGetPairs,
  guestProductGetList,
  guestProductGetPairs,
  guestProductGet,
];
