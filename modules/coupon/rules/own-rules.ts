import type { CouponRule } from "../contract.ts";
import { addons } from "./addons.ts";
import { bundleRequired } from "./bundle-required.ts";
import { clientAge } from "./client-age.ts";
import { clientGroups } from "./client-groups.ts";
import { clients } from "./clients.ts";
import { consultants } from "./consultants.ts";
import { country } from "./country.ts";
import { currency } from "./currency.ts";
import { dateWindow } from "./date-window.ts";
import { excludedProducts } from "./excluded-products.ts";
import { firstTimeClient } from "./first-time-client.ts";
import { holidays } from "./holidays.ts";
import { hours } from "./hours.ts";
import { loyaltyPoints } from "./loyalty-points.ts";
import { maxOrderAmount } from "./max-order-amount.ts";
import { minLineQuantity } from "./min-line-quantity.ts";
import { minOrderAmount } from "./min-order-amount.ts";
import { newOrderOnly } from "./new-order-only.ts";
import { notOwnsProduct } from "./not-owns-product.ts";
import { nthOrder } from "./nth-order.ts";
import { ownsProduct } from "./owns-product.ts";
import { periods } from "./periods.ts";
import { productTypes } from "./product-types.ts";
import { products } from "./products.ts";
import { quantity } from "./quantity.ts";
import { renewalOnly } from "./renewal-only.ts";
import { serviceTypes } from "./service-types.ts";
import { weekdays } from "./weekdays.ts";
import { weekends } from "./weekends.ts";

/** The rules this module itself plugs into `coupon.rules`. */
export const ownRules: readonly CouponRule[] = [
  minOrderAmount,
  maxOrderAmount,
  bundleRequired,
  dateWindow,
  weekends,
  holidays,
  weekdays,
  hours,
  products,
  excludedProducts,
  productTypes,
  periods,
  addons,
  quantity,
  minLineQuantity,
  serviceTypes,
  consultants,
  clientGroups,
  clients,
  clientAge,
  firstTimeClient,
  nthOrder,
  newOrderOnly,
  renewalOnly,
  ownsProduct,
  notOwnsProduct,
  loyaltyPoints,
  currency,
  country,
];
