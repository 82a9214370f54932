import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { MOST_CHOICES } from "#core/views/args/shop-choices.ts";
import { askedIn, explained } from "../explained.ts";
import { formOptions } from "../form-options.ts";
import { loadCoupon } from "../load-coupon.ts";

/** `/admin/coupons/:id/test`: why its code can or cannot be used, by whom, for what and when. The address is the question; nothing changes. */
export const couponTestPage = definePage({
  area: "admin",
  path: "/coupons/:id/test",
  title: "Test this code",
  permission: "coupon.view",
  template: "coupon-test",
  load: async (scope, request) => {
    const common = await loadCoupon(scope, request);
    const { query } = request;
    const options = await formOptions(scope, request);
    const code = textField(query, "code") || (common.coupon.code ?? "");
    return {
      ...common,
      asked: { code, ...askedIn(query) },
      products: options.products.length > MOST_CHOICES ? [] : options.products,
      currencies: [{ value: "", label: "The cart's own" }, ...options.currencies],
      ...(textField(query, "ask") === "" || code === "" ? NOTHING : await explained(scope, request, code, options.rules)),
    };
  },
});

const NOTHING = { answer: undefined, refusal: undefined };
