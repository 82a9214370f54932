import { pricingSource, pricingSources } from "#core/billing/pricing-source.ts";
import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { couponExplain } from "./api/admin/coupon-explain.ts";
import { couponSimulate } from "./api/admin/coupon-simulate.ts";
import { couponApplyToCart } from "./api/client/coupon-apply-to-cart.ts";
import { couponBestCombination } from "./api/client/coupon-best-combination.ts";
import { couponGetAvailableCoupons } from "./api/client/coupon-get-available-coupons.ts";
import { couponIsValid } from "./api/client/coupon-is-valid.ts";
import { couponRemoveFromCart } from "./api/client/coupon-remove-from-cart.ts";
import { cartApplyPromo } from "./api/guest/cart-apply-promo.ts";
import { cartRemovePromo } from "./api/guest/cart-remove-promo.ts";
import { couponDirectory } from "./contract.ts";
import { catchUpJob } from "./jobs/catch-up.ts";
import { catchUpFiguresJob } from "./jobs/catch-up-figures.ts";
import { foldFiguresJob } from "./jobs/fold-figures.ts";
import { forgetAddressesJob } from "./jobs/forget-addresses.ts";
import { onCartMerging } from "./listeners/on-cart-merging.ts";
import { onCartResetting } from "./listeners/on-cart-resetting.ts";
import { onCartShown } from "./listeners/on-cart-shown.ts";
import { onCheckoutHolding } from "./listeners/on-checkout-holding.ts";
import { onClientErasing } from "./listeners/on-client-erasing.ts";
import { onCurrencySetDefault } from "./listeners/on-currency-set-default.ts";
import { onInvoiceRefunding } from "./listeners/on-invoice-refunding.ts";
import { onInvoiceReleasing } from "./listeners/on-invoice-releasing.ts";
import { onInvoiceSettling } from "./listeners/on-invoice-settling.ts";
import { onRenewalHolding } from "./listeners/on-renewal-holding.ts";
import { couponSource } from "./pricing/coupon-source.ts";
import { clientCouponData } from "./services/client-coupon-data.ts";
import { ownDirectory } from "./services/coupon-directory.ts";
import { openHolds } from "./services/open-holds.ts";

/** What the engine of the module contributes: pricing, holds and uses, and what clients do with codes. */
export const engineContents = {
  methods: [
    couponApplyToCart,
    couponRemoveFromCart,
    couponIsValid,
    couponGetAvailableCoupons,
    couponBestCombination,
    cartApplyPromo,
    cartRemovePromo,
    couponExplain,
    couponSimulate,
  ],
  listeners: [
    ...onCheckoutHolding,
    onRenewalHolding,
    onInvoiceSettling,
    ...onInvoiceReleasing,
    ...onInvoiceRefunding,
    ...onClientErasing,
    onCartMerging,
    onCartResetting,
    onCartShown,
    onCurrencySetDefault,
  ],
  provides: [
    provide(pricingSources, pricingSource(couponSource)),
    provide(couponDirectory, ownDirectory),
    provide(clientDataSources, clientCouponData),
  ],
  jobs: [catchUpJob, catchUpFiguresJob, foldFiguresJob, forgetAddressesJob],
  openBalances: openHolds,
} as const satisfies Partial<Contents>;
